using OptGen;

[Model("x[N, k]; w[k] ~ 0; w[k] ~ he; x @ w")]
public partial class Example(int k);
