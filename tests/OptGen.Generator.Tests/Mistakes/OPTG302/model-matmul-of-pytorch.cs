using OptGen;

[Model("x[N, k]; W[k, c] ~ 0; matmul(x, W)")]
public partial class Example(int k, int c);
