using OptGen;

[Optimizer("m = ema(m, g, β); w -= lr*m")]
[State("m", Storage.BFloat16), State("m", Storage.Block8)]
public partial class Example(double lr = 1e-3, double β = 0.9);
