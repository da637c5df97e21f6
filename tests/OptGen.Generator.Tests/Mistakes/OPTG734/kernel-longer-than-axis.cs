using OptGen;

[Model("x[N, 4, W, C]; K[5, 5, C, F] ~ he; conv(x, K)")]
public partial class Example(int W, int C, int F);
