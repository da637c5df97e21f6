using OptGen;

[Optimizer("w -= lr*g*(rank(norm(g)) < 10)")]
public partial class Example(double lr = 1e-3);
