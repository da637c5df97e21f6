using OptGen;

[Model("x[N, 4, C]; K[9, C, F] ~ he; conv(x, K, pad: [2, 1])")]
public partial class Example(int C, int F);
