using OptGen;

[Model("x[N, k]; W[c, k] ~ he; softmax(x @ W.T, c)")]
public partial class Example(int k, int c);
