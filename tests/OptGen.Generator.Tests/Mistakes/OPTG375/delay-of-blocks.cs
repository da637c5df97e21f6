using OptGen;

[Optimizer("w -= lr*delay(block(4).mean(g), n)*g")]
public partial class Example(double lr = 1e-3, int n = 8);
