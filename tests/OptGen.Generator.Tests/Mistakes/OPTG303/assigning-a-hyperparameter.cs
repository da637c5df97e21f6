using OptGen;

[Optimizer("lr = lr/t; w -= lr*g")]
public partial class Example(double lr = 1e-3);
