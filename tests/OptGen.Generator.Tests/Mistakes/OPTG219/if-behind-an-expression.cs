using OptGen;

[Optimizer("m = g if (t == 1) { m = w }; w -= lr*m")]
public partial class Example(double lr = 1e-3);
