using OptGen;

[Optimizer("w -= lr*²")]
public partial class Example(double lr = 1e-3);
