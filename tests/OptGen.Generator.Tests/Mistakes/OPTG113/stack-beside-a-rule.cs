using OptGen;

[Optimizer("w -= lr*g")] public partial class A(double lr = 1);

[Optimizer("w += A(g)")]
[Optimizer<A>]
public partial class Example;
