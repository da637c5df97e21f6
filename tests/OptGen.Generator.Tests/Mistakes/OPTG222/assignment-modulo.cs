using OptGen;

[Optimizer("w -= lr*g; w %= 1")]
public partial class Example(double lr = 1e-3);
