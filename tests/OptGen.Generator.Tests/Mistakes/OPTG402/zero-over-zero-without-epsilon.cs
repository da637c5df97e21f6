using OptGen;

[Optimizer("v = ema(v, g², β); w -= lr*g/√v")]
public partial class Example(double lr = 1e-3, double β = 0.9);
