using OptGen;

[Optimizer("g = w; w -= lr*g")]
public partial class Example(double lr = 1e-3);
