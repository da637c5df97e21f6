using OptGen;

[Model("x[N, k]; W[k, h] ~ he; V[h, k] ~ he; a = relu(x @ W); b = a @ V; a + b")]
public partial class Example(int k, int h);
