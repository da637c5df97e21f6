using OptGen;

[Model("x[N, 1, 1, C]; maxpool(x, 1.5)")]
public partial class Example(int C);
