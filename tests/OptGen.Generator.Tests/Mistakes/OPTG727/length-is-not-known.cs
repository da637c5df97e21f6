using OptGen;

[Model("x[N, k]; W[k, 3*r] ~ he; x @ W")]
public partial class Example(int k, double r);
