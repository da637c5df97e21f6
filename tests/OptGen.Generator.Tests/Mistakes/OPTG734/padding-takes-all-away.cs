using OptGen;

[Model("x[N, 1, C]; K[2, C, F] ~ he; convtranspose(x, K, stride: 2, pad: 1)")]
public partial class Example(int C, int F);
