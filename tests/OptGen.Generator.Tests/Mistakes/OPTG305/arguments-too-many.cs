using OptGen;

[Optimizer("w -= lr*clamp(g, 0, 1, 2)")]
public partial class Example(double lr = 1e-3);
