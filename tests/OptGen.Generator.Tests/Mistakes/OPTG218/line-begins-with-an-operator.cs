using OptGen;

[Optimizer("w -= lr*g\n  + lr*w")]
public partial class Example(double lr = 1e-3);
