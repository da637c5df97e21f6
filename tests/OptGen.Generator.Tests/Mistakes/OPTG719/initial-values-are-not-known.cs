using OptGen;

[Model("x[N, k]; w[k] ~ uniform(1); x @ w")]
public partial class Example(int k);
