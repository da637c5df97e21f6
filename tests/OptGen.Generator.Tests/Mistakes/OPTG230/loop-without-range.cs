using OptGen;

[Optimizer("for i in 3 { w -= lr*g }")]
public partial class Example(double lr = 1e-3);
