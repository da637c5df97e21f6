using OptGen;

[Optimizer("w -= lr*0.9⁽ᵗ")]
public partial class Example(double lr = 1e-3);
