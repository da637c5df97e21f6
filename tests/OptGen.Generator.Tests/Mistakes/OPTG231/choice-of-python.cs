using OptGen;

[Optimizer("w -= lr*g if t > 1 else g")]
public partial class Example(double lr = 1e-3);
