using OptGen;

[Model("x[N, k]; t[N]; w[k] ~ 0; loss = mean((x @ w - t)²)")]
public partial class Trained(int k);

[Model("x[N, k]; h = Trained(x); h")]
public partial class Example;
