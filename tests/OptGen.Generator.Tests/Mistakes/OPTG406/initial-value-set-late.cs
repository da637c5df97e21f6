using OptGen;

[Optimizer("s = ema(s, d*g, .9); d₀ = 1e-6; d = max(d, norm(s)); w -= lr*d*s")]
public partial class Example(double lr = 1e-3);
