using OptGen;

[Model("x[N, k]; t[N, 1]; w[k] ~ 0; p = x @ w; loss = mean((p - t)²); p")]
public partial class Example(int k);
