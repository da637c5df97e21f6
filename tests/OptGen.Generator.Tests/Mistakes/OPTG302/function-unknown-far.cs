using OptGen;

[Optimizer("w -= lr*frobnicate(g)")]
public partial class Example(double lr = 1e-3);
