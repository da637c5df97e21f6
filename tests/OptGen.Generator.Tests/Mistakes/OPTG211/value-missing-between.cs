using OptGen;

[Optimizer("w -= lr*g +; m = g")]
public partial class Example(double lr = 1e-3);
