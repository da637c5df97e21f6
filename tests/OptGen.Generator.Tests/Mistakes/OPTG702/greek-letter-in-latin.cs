using OptGen;

[Model("x[N, k]; w[k] ~ 0; σ ~ 1; p = x @ w; sigma2 = σ²; p/simga")]
public partial class Example(int k);
