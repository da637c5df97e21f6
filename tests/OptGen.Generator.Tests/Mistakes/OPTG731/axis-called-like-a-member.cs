using OptGen;

[Model("x[N, k]; W[k, states] ~ he; x @ W")]
public partial class Example;
