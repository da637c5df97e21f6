using OptGen;

[Model("x[N, k]; W[k, n] ~ he; W @ x")]
public partial class Example(int k, int n);
