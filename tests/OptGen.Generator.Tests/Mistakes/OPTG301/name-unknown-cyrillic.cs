using OptGen;

[Optimizer("w -= lr*с*g")]
public partial class Example(double lr = 1e-3, double c1 = 1);
