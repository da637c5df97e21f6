using OptGen;

[Optimizer("m = ema(m, g); w -= lr*m")]
public partial class Example(double lr = 1e-3);
