using OptGen;

[Optimizer("k = t === 1 ? 1 : 2; w -= lr*g*k")]
public partial class Example(double lr = 1e-3);
