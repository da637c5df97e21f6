using OptGen;

[Optimizer("w -= lr*inv(g)")]
public partial class Example(double lr = 1e-3);
