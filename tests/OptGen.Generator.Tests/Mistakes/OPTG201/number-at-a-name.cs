using OptGen;

[Optimizer("w -= 2g")]
public partial class Example(double lr = 1e-3);
