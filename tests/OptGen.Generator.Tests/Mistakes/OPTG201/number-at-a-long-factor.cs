using OptGen;

[Optimizer("m = 0.9*m + 0.1 sigmoid(g + 0.001*w - 0.5*m); w -= lr*m")]
public partial class Example(double lr = 1e-3);
