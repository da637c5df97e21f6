using OptGen;

[Optimizer("w = m = w - lr*g")]
public partial class Example(double lr = 1e-3);
