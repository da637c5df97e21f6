using OptGen;

[Optimizer("w -= lr*g")] public partial class A(double lr = 1);

[Optimizer<A>(When = "ndim ==")]
[Optimizer<A>]
public partial class Example;
