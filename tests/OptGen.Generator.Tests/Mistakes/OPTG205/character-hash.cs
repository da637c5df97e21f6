using OptGen;

[Optimizer("w -= lr*g # the update")]
public partial class Example(double lr = 1e-3);
