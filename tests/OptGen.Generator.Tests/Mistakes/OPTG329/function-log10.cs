using OptGen;

[Optimizer("w -= lr*g*log10(1 + β)")]
public partial class Example(double lr = 1e-3, double β = 0.9);
