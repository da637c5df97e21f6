using OptGen;

[Model("x[N, k]; W[k, c] ~ 0; np.dot(x, W)")]
public partial class Example(int k, int c);
