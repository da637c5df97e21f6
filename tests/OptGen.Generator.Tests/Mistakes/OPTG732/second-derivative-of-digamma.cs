using OptGen;

[Model("x[N]; a ~ 1; loss = mean(digamma(a*x))", HessianProducts = true)]
public partial class Example;
