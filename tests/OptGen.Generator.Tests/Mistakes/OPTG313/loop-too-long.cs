using OptGen;

[Optimizer("for i in 0..1000 { w -= lr*g }")]
public partial class Example(double lr = 1e-3);
