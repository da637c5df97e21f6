using OptGen;

[Optimizer("w -= lr*g")] public partial class A(double lr = 1);
[Optimizer("w -= lr*sign(g)")] public partial class B(double lr = 1);

[Optimizer<A>]
[Optimizer<B>(When = "ndim == 2")]
public partial class Example;
