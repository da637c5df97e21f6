using OptGen;

[Optimizer("given c: 1; w -= lr*c*g")]
public partial class Example(double lr = 1e-3, double c = 1);
