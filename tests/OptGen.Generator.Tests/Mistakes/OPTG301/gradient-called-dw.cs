using OptGen;

[Optimizer("w -= lr*dw")]
public partial class Example(double lr = 1e-3);
