using OptGen;

[Optimizer("w -= lr*g")]
public partial class Example(double lr, double θ = 1);
