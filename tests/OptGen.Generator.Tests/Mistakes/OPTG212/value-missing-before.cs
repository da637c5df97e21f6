using OptGen;

[Optimizer("w -= *g")]
public partial class Example(double lr = 1e-3);
