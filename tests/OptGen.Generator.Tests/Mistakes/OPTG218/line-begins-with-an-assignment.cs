using OptGen;

[Optimizer("w\n -= lr*g")]
public partial class Example(double lr = 1e-3);
