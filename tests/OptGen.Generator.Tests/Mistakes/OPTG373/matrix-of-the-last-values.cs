using OptGen;

[Optimizer("w -= lr*specnorm(last(norm(g), 4))*g")]
public partial class Example(double lr = 1e-3);
