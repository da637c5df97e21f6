using OptGen;

[Optimizer("m = ema(m, gg, 0.9); v = ema(v, g2, 0.9); w -= lr*m/(sqt(v) + 1e-8)")]
public partial class Example(double lr = 1e-3);
