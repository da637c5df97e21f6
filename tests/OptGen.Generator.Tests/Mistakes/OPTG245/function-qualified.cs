using OptGen;

[Optimizer("w -= lr*Math.Sqrt(g)")]
public partial class Example(double lr = 1e-3);
