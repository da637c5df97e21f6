using OptGen;

[Model("x[N, H, W, C]; avgpool(x, [2, 2, 2])")]
public partial class Example(int H, int W, int C);
