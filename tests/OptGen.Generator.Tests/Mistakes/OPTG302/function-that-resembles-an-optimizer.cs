using OptGen;

[Optimizer("w -= lr*hardtanh(g)")]
public partial class Example(double lr = 1e-3);

[Optimizer("w += adamw(g)")]
public partial class Another;
