using OptGen;

[Model("x[N, T, 3]; K[3, 4, F] ~ he; conv(x, K)")]
public partial class Example(int F);
