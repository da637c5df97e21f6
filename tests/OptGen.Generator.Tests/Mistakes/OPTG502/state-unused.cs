using OptGen;

[Optimizer("m = β*m + g; w -= lr*g")]
public partial class Example(double lr = 1e-3, double β = 0.9);
