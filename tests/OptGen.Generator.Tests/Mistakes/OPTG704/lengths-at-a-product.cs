using OptGen;

[Model("x[N, 784]; W[728, 10] ~ he; x @ W")]
public partial class Example;
