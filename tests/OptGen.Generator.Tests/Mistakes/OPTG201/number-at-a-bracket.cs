using OptGen;

[Optimizer("w -= 2(g + 1)")]
public partial class Example(double lr = 1e-3);
