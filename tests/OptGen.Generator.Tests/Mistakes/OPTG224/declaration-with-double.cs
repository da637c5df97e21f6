using OptGen;

[Optimizer("double k = 2; w -= k*lr*g")]
public partial class Example(double lr = 1e-3);
