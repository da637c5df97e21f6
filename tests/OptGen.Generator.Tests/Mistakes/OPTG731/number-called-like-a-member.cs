using OptGen;

[Model("x[N, k]; w[k] ~ 0; p = x @ w; seed = mean(p); p - seed")]
public partial class Example(int k);
