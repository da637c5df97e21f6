using OptGen;

[Model("x[N, T, d]; split(x, h, c)")]
public partial class Example;
