using OptGen;

[Optimizer("с = 0.9*с + g; w -= lr*с")]
public partial class Example(double lr = 1e-3);
