using OptGen;

[Model("x[N, k]; w[k] ~ 0; x @ w", HessianProducts = true)]
public partial class Example(int k);
