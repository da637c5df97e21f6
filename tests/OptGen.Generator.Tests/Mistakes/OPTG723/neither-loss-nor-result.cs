using OptGen;

[Model("x[N, k]; W[k, c] ~ 0; z = softmax(x @ W, c)")]
public partial class Example(int k, int c);
