using OptGen;

[Model("x[N, T, C]; K[3, D, F] ~ he; conv(x, K)")]
public partial class Example(int C, int D, int F);
