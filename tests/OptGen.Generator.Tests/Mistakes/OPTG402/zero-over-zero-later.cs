using OptGen;

[Optimizer("v = ema(v, g², β); k = t == 1 ? g : g/|g|; w -= lr*k/(√v + 1e-8)")]
public partial class Example(double lr = 1e-3, double β = 0.9);
