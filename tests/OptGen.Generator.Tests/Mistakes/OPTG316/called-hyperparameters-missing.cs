using OptGen;

[Optimizer("m = β*m + g; n = m; n *= 2; w -= lr*n")] public partial class Called(double lr, double β = 0.9);

[Optimizer("w += Called(g)")]
public partial class Example();
