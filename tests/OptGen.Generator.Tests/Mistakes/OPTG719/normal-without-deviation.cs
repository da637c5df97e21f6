using OptGen;

[Model("x[N, k]; W[k, c] ~ normal; x @ W")]
public partial class Example(int k, int c);
