using OptGen;

[Optimizer("w -= lr*β*g/g.Length")]
public partial class Example(double lr = 1e-3, double β = 0.9);
