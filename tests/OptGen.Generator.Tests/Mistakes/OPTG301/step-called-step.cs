using OptGen;

[Optimizer("w -= lr*g/(1 - 0.9^step)")]
public partial class Example(double lr = 1e-3);
