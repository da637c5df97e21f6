using OptGen;

[Model("x[N, k]; weight[units, k] ~ he; bias[units] ~ 0; x @ weight + bias")]
public partial class Example(int k, int units);
