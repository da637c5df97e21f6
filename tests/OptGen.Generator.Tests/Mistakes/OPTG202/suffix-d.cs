using OptGen;

[Optimizer("w -= 1d*lr*g")]
public partial class Example(double lr = 1e-3);
