using OptGen;

[Optimizer("w -= lr*grad")]
public partial class Example(double lr = 1e-3);
