using OptGen;

[Optimizer("w -= lr*g + decay*w; decay = 0.1")]
public partial class Example(double lr = 1e-3);
