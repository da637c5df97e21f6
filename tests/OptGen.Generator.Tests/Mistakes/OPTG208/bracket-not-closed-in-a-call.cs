using OptGen;

[Optimizer("m = ema(m, g, 0.9; w -= lr*m")]
public partial class Example(double lr = 1e-3);
