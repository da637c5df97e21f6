using OptGen;

[Optimizer("mom = ema(mom, g, β); w -= lr*mom"), State("mon", Storage.BFloat16)]
public partial class Example(double lr = 1e-3, double β = 0.9);
