using OptGen;

[Model("x[N, k]; W[k, h] ~ he; b[k] ~ 0; relu(x @ W + b)")]
public partial class Example(int k, int h);
