using OptGen;

[Optimizer("w -= lr*g2")]
public partial class Example(double lr = 1e-3);
