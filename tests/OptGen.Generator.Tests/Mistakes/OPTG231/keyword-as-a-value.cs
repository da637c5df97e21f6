using OptGen;

[Optimizer("w -= lr*if")]
public partial class Example(double lr = 1e-3);
