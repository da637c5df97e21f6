using OptGen;

[Optimizer("d = g*2; w -= lr*g")]
public partial class Example(double lr = 1e-3);
