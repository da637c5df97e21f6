using OptGen;

[Model("x[N, k]; example = mean(x); x - example")]
public partial class Example;
