using OptGen;

[Optimizer("w -= lr*")]
public partial class Example(double lr = 1e-3);
