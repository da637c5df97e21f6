using OptGen;

[Model("x[N, k]; K[3, k, F] ~ he; conv(x, K)")]
public partial class Example(int k, int F);
