using OptGen;

[Model("x[N, k]; W[k, c] ~ glorot_uniform; x @ W")]
public partial class Example(int k, int c);
