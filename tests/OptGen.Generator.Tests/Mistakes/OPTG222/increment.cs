using OptGen;

[Optimizer("n++; w -= lr*g/n")]
public partial class Example(double lr = 1e-3);
