using OptGen;

[Model("x[N, T, d]; permute(x, 0, 2, 1)")]
public partial class Example;
