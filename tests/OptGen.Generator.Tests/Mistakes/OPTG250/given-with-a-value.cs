using OptGen;

[Optimizer("given x = 1; w -= lr*x*g")]
public partial class Example(double lr = 1e-3);
