using OptGen;

[Optimizer("v = ema(v, g², β); w -= lr*g/(Math.Sqrt(v) + 1e-8)")]
public partial class Example(double lr = 1e-3, double β = 0.9);
