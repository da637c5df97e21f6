using OptGen;

[Optimizer("w -= lr*g*not (g > 0)")]
public partial class Example(double lr = 1e-3);
