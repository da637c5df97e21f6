using OptGen;

[Optimizer("w -= lr*col.quantile(g, row.mean(g))")]
public partial class Example(double lr = 1e-3);
