using OptGen;

[Optimizer("if t == 1 { m = g }; w -= lr*g")]
public partial class Example(double lr = 1e-3);
