using OptGen;

[Optimizer("m = ema(m, g, β); v = ema(v, g², β); w -= lr*hat(m, β)/√hat(v, β)")]
public partial class Example(double lr = 1e-3, double β = 0.9);
