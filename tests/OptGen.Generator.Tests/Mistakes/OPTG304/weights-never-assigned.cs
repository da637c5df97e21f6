using OptGen;

[Optimizer("m = 0.9*m + g")]
public partial class Example(double lr = 1e-3);
