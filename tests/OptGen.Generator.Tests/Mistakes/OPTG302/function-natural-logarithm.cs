using OptGen;

[Optimizer("w -= lr*ln(1 + g²)")]
public partial class Example(double lr = 1e-3);
