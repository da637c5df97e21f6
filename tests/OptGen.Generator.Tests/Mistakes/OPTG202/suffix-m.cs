using OptGen;

[Optimizer("w -= 0.5m*lr*g")]
public partial class Example(double lr = 1e-3);
