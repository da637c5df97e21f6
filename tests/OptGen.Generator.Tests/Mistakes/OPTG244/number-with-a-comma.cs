using OptGen;

[Optimizer("w -= 0,1*g")]
public partial class Example(double lr = 1e-3);
