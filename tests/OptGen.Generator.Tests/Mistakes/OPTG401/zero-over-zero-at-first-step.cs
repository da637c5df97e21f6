using OptGen;

[Optimizer("v = prev(g²); w -= lr*v/v")]
public partial class Example(double lr = 1e-3);
