using OptGen;

[Optimizer("for i in 0..256 { a[i] = ema(a[i], g, .9); b[i] = ema(b[i], a[i], .9); c[i] = ema(c[i], b[i], .9); w -= lr*c[i] }")]
public partial class Example(double lr = 1e-3);
