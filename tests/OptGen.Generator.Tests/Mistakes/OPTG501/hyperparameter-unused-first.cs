using OptGen;

[Optimizer("w -= lr*g")]
public partial class Example(double β, double lr);
