using OptGen;

[Optimizer("m = ema(m, g, betas); w -= lr*m")]
public partial class Example((double, double) betas, double lr = 1e-3);
