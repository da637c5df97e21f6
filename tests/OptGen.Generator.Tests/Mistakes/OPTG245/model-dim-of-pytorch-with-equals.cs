using OptGen;

[Model("x[N, k]; W[k, c] ~ 0; softmax(x @ W, dim=-1)")]
public partial class Example(int k, int c);
