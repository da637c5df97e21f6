using OptGen;

[Model("x[N, k]; w[k] ~ 0; x @ v")]
public partial class Example(int k);
