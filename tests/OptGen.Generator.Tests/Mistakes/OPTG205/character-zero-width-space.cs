using OptGen;

[Optimizer("w -= lr*\u200Bg")]
public partial class Example(double lr = 1e-3);
