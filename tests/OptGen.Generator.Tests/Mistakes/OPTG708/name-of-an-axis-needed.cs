using OptGen;

[Model("x[N, k]; mean(x, 2)")]
public partial class Example;
