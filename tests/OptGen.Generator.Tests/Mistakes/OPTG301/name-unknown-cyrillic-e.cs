using OptGen;

[Optimizer("w -= lr*g/(|g| + еps)")]
public partial class Example(double lr = 1e-3, double eps = 1e-8);
