using OptGen;

[Optimizer("w -= lrr*g")]
public partial class Example(double lr = 1e-3);
