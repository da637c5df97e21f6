using OptGen;

[Optimizer("v = ema(v, g², 0.9); w -= lr*g/(√ν + 1e-8)")]
public partial class Example(double lr = 1e-3);
