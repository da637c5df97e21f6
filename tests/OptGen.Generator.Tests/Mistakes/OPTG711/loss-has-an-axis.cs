using OptGen;

[Model("x[N, k]; t[N]; w[k] ~ 0; p = x @ w; loss = (p - t)²; p")]
public partial class Example(int k);
