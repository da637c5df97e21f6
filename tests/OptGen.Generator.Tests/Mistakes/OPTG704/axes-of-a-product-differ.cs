using OptGen;

[Model("x[N, k]; W[k, h] ~ he; V[k, c] ~ he; x @ W @ V")]
public partial class Example(int k, int h, int c);
