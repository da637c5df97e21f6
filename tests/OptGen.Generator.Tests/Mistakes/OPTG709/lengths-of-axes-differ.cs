using OptGen;

[Model("x[N, 4]; W[5, 3] ~ he; x @ W")]
public partial class Example;
