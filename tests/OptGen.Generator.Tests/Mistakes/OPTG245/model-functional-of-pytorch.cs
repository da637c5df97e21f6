using OptGen;

[Model("x[N, k]; W[k, c] ~ 0; F.relu(x @ W)")]
public partial class Example(int k, int c);
