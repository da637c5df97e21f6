using OptGen;

[Model("x[N, k]; W[k, c] = he; x @ W")]
public partial class Example(int k, int c);
