using OptGen;

[Optimizer("for (i = 0; i < 3; i++) { w -= lr*g }")]
public partial class Example(double lr = 1e-3);
