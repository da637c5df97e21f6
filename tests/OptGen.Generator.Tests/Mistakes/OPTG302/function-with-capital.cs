using OptGen;

[Optimizer("w -= lr*Sign(g)")]
public partial class Example(double lr = 1e-3);
