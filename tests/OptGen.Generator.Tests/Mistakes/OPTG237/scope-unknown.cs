using OptGen;

[Optimizer("w -= lr*g/column.norm(g)")]
public partial class Example(double lr = 1e-3);
