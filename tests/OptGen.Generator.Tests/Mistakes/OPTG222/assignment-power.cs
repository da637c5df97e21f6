using OptGen;

[Optimizer("w ^= 2; w -= lr*g")]
public partial class Example(double lr = 1e-3);
