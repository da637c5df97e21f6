using OptGen;

[Optimizer("given x; w -= lr*x*g")]
public partial class Scaled(double lr = 1e-3);

[Optimizer("given x: 1; w += x*Scaled(g)")]
public partial class Example(double lr = 1e-3);
