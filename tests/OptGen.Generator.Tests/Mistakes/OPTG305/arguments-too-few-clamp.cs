using OptGen;

[Optimizer("w -= lr*clamp(g, 1)")]
public partial class Example(double lr = 1e-3);
