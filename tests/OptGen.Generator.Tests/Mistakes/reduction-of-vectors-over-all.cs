using OptGen;

[Optimizer("w -= lr*g/all.sum(row.mean(g))")]
public partial class Example(double lr = 1e-3);
