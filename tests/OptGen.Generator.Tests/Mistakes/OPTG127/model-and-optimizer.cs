using OptGen;

[Model("x[N, k]; w[k] ~ 0; x @ w"), Optimizer("w -= lr*g")]
public partial class Example(int k, double lr = 1e-3);
