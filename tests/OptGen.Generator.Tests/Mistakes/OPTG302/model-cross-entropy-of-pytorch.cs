using OptGen;

[Model("x[N, k]; y[N]; W[k, c] ~ 0; z = x @ W; loss = cross_entropy(z, y); argmax(z, c)")]
public partial class Example(int k, int c);
