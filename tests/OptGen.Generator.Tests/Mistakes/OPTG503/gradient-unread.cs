using OptGen;

[Optimizer("w -= lr*w")]
public partial class Example(double lr = 1e-3);
