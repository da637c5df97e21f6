using OptGen;

[Optimizer("w -= lr*g/(β + g.Norm())")]
public partial class Example(double lr = 1e-3, double β = 0.9);
