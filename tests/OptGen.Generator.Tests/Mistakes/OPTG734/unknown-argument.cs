using OptGen;

[Model("x[N, T, C]; K[3, C, F] ~ he; conv(x, K, padding: 1)")]
public partial class Example(int C, int F);
