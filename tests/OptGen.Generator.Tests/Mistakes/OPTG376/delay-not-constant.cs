using OptGen;

[Optimizer("w -= lr*delay(g, t)")]
public partial class Example(double lr = 1e-3);
