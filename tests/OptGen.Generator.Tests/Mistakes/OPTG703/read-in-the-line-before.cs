using OptGen;

[Model("x[N, k]; W[k, n] ~ he; V[n, c] ~ he; z = h @ V; h = relu(x @ W); softmax(z, c)")]
public partial class Example(int k, int n, int c);
