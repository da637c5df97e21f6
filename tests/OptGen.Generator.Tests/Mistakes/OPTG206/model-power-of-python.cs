using OptGen;

[Model("x[N, k]; t[N]; w[k] ~ 0; p = x @ w; loss = mean((p - t)**2); p")]
public partial class Example(int k);
