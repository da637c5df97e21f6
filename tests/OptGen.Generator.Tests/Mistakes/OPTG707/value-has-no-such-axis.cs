using OptGen;

[Model("x[N, k]; mean(x, T)")]
public partial class Example;
