using OptGen;

[Model("x[N, k]; W[k, h] ~ he; W[h, c] ~ he; relu(x @ W) @ W")]
public partial class Example(int k, int h, int c);
