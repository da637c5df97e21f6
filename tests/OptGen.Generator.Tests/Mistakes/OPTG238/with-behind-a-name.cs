using OptGen;

[Optimizer("w -= lr*g with { m = g }")]
public partial class Example(double lr = 1e-3);
