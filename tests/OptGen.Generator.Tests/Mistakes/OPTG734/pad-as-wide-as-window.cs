using OptGen;

[Model("x[N, H, W, C]; maxpool(x, 2, pad: 2)")]
public partial class Example(int H, int W, int C);
