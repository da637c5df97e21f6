using OptGen;

[Optimizer(null!)]
public partial class Example(double lr = 1e-3);
