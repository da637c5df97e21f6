using OptGen;

[Optimizer("w -= lr*mean(last(g, 10))*g")]
public partial class Example(double lr = 1e-3);
