using OptGen;

[Optimizer("w -= lr*g")]
public partial class Example(double lr, string name = "x");
