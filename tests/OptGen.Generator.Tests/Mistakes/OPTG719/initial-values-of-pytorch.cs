using OptGen;

[Model("x[N, k]; W[k, c] ~ kaiming; b[c] ~ zeros; x @ W + b")]
public partial class Example(int k, int c);
