using OptGen;

[Model("x[N, k]; t[N]; w[k] ~ 0; loss = (x @ w - t)²")]
public partial class Example(int k);
