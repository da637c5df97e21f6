using OptGen;

[Optimizer("w -= lr*Adam.v")]
public partial class Example(double lr = 1e-3);
