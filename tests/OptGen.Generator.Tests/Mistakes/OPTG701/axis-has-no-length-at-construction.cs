using OptGen;

[Model("x[N, k]; t[N]; w[k] ~ 0; loss = mean((x @ w - t)²)")]
public partial class Example(double rate);
