using OptGen;

[Optimizer("if (t == 1) { w -= lr*g }; else { w -= g }")]
public partial class Example(double lr = 1e-3);
