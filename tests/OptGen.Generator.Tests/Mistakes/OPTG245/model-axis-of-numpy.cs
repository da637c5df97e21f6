using OptGen;

[Model("x[N, k]; mean(x, axis=0)")]
public partial class Example;
