using OptGen;

[Optimizer("for i in 0..t { w -= lr*g }")]
public partial class Example(double lr = 1e-3);
