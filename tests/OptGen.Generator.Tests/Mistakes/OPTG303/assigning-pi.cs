using OptGen;

[Optimizer("π = 3; w -= lr*π*g")]
public partial class Example(double lr = 1e-3);
