using OptGen;

[Optimizer("β := 0.9; m = ema(m, g, β); w -= lr*m")]
public partial class Example(double lr = 1e-3);
