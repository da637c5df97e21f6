using OptGen;

[Model("x[N, H, W, C]; maxpool(x, 1.5, stride: 2)")]
public partial class Example(int H, int W, int C);
