using OptGen;

[Optimizer("w -= lr*grad(lr)")]
public partial class Example(double lr = 1e-3);
