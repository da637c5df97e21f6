using OptGen;

[Optimizer("w -= 1e999*lr*g")]
public partial class Example(double lr = 1e-3);
