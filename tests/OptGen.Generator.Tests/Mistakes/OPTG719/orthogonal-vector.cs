using OptGen;

[Model("x[N, k]; w[k] ~ orthogonal; x @ w")]
public partial class Example(int k);
