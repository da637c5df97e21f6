using OptGen;

[Model("x[N, H, W]; flatten(x, 1)")]
public partial class Example;
