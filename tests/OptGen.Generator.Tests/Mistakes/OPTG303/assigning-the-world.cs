using OptGen;

[Optimizer("world = ema(g, g, .9); w -= lr*world")]
public partial class Example(double lr = 1e-3);
