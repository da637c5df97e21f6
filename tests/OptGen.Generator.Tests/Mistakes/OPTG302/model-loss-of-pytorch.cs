using OptGen;

[Model("x[N, k]; t[N]; w[k] ~ 0; p = x @ w; loss = mse_loss(p, t); p")]
public partial class Example(int k);
