using OptGen;

[Optimizer("w -= lr*g/world")]
public partial class Example(double lr = 1e-3);
