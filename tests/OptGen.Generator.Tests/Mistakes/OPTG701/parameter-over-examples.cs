using OptGen;

[Model("x[N]; w[N] ~ 0; loss = mean((x - w)²)")]
public partial class Example(int k);
