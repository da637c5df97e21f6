using OptGen;

[Optimizer("w -= momentum*g")]
public partial class Example(double lr = 1e-3);
