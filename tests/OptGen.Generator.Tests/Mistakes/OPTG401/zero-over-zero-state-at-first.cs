using OptGen;

[Optimizer("d = w - x; x = w; w -= lr*g/mean(x - x)")]
public partial class Example(double lr = 1e-3);
