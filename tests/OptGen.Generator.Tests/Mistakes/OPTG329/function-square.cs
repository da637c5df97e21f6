using OptGen;

[Optimizer("v = ema(v, square(g), 0.9); w -= lr*g/(√v + 1e-8)")]
public partial class Example(double lr = 1e-3);
