using OptGen;

[Optimizer("v = ema(v, g², β); m = ema(m, g, β); w -= lr*g/(√(v - m²) + 1e-8)")]
public partial class Example(double lr = 1e-3, double β = 0.9);
