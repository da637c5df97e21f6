using OptGen;

[Optimizer("w + lr*g = w")]
public partial class Example(double lr = 1e-3);
