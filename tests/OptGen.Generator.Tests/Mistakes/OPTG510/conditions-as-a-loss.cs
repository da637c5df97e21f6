using OptGen;

[Model("x[N, k]; y[N]; W[k, c] ~ 0; z = x @ W; loss = mean(argmax(z, c) == y)")]
public partial class Example(int k, int c);
