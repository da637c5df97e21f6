using OptGen;

[Optimizer("w -= lr*g/(median(|g|) + β)")]
public partial class Example(double lr = 1e-3, double β = 0.9);
