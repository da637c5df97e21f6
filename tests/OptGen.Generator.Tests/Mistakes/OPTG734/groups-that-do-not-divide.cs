using OptGen;

[Model("x[N, T, 5]; K[3, 2, 4] ~ he; conv(x, K, groups: 2)")]
public partial class Example;
