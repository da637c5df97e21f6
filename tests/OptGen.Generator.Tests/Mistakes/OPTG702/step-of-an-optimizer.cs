using OptGen;

[Model("x[N, k]; t[N]; w[k] ~ 0; p = x @ w; loss = mean((p - t)²); w -= lr*g; p")]
public partial class Example(int k, double lr = .1);
