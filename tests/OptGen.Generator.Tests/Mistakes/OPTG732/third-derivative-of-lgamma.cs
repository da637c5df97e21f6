using OptGen;

[Model("x[N]; a ~ 1; loss = mean(∂(∂(lgamma(a*x), x), x))")]
public partial class Example;
