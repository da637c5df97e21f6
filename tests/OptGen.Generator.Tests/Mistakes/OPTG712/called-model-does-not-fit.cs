using OptGen;

[Model("x[N, k]; W[4, 3] ~ he; x @ W")]
public partial class Four;

[Model("x[N, 5]; Four(x)")]
public partial class Example;
