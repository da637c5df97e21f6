using OptGen;

[Optimizer("w -= lr*η*g")]
public partial class Example(double lr, double η);
