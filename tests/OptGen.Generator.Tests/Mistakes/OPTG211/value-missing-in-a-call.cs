using OptGen;

[Optimizer("w -= lr*max(g, )")]
public partial class Example(double lr = 1e-3);
