using OptGen;

[Model("x[N, H, W, C]; K[3, C, F] ~ he; conv(x, K)")]
public partial class Example(int H, int W, int C, int F);
