using OptGen;

[Optimizer("given x: numel; w -= lr*x*g")]
public partial class Example(double lr = 1e-3);
