using OptGen;

[Optimizer("k = g > 0 & w > 0; w -= lr*g*k")]
public partial class Example(double lr = 1e-3);
