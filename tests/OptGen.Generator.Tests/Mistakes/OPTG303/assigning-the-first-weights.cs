using OptGen;

[Optimizer("w₀ = g; w -= lr*g")]
public partial class Example(double lr = 1e-3);
