using OptGen;

[Optimizer("w -= lr*max(g， 1)")]
public partial class Example(double lr = 1e-3);
