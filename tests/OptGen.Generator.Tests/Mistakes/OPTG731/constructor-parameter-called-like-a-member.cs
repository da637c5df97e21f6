using OptGen;

[Model("x[N, k]; W[k, threads] ~ he; x @ W")]
public partial class Example(int k, int threads);
