using OptGen;

[Optimizer("m = β*m + g; v = β*v + m; w -= lr*g")]
public partial class Example(double lr = 1e-3, double β = 0.9);
