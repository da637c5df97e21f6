using OptGen;

[Optimizer("w -=")]
public partial class Example(double lr = 1e-3);
