using OptGen;

[Optimizer("w -= lr*g/(axis(t).norm(g) + 1e-8)")]
public partial class Example(double lr = 1e-3);
