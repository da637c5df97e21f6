using OptGen;

[Optimizer("m = 2g; v = (g; w -= lr*m")]
public partial class Example(double lr = 1e-3);
