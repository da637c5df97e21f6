using OptGen;

[Optimizer("k = lr and t; w -= lr*k*g")]
public partial class Example(double lr = 1e-3);
