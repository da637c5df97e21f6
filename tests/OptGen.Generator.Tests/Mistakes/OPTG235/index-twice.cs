using OptGen;

[Optimizer("w -= lr*b[0][1]")]
public partial class Example(double lr = 1e-3);
