using OptGen;

[Optimizer("w -= lr*g/(∥g∥ + 1e-8)")]
public partial class Example(double lr = 1e-3);
