using OptGen;

[Optimizer("w -= lr*g/norm(g, 2)")]
public partial class Example(double lr = 1e-3);
