using OptGen;

[Optimizer("m = ema(m, g, beta_1); w -= lr*m")]
public partial class Example(double lr = 1e-3, double β1 = 0.9);
