using OptGen;

[Optimizer("m = β*m + g; n = m; n *= 2; w -= lr*n")] public partial class Called(double lr, double β = 0.9);

[Optimizer("w -= lr*max(g, 1) with { m = g }")]
public partial class Example(double lr = 1);
