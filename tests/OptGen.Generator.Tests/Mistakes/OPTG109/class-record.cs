using OptGen;

[Optimizer("w -= lr*g")]
public partial record Example(double lr = 1e-3);
