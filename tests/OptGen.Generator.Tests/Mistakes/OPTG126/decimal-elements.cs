using OptGen;

[Model("x[N, k]; w[k] ~ 0; x @ w", Element = typeof(decimal))]
public partial class Example(int k);
