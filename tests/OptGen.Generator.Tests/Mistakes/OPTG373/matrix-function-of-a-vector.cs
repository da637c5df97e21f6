using OptGen;

[Optimizer("w -= lr*orth(row.mean(g))*g")]
public partial class Example(double lr = 1e-3);
