using OptGen;

[Model("x[N, k]; W[k, k] ~ xavier; for i in 0..3 { h = tanh(h @ W) }; h")]
public partial class Example(int k);
