using OptGen;

[Optimizer(42)]
public partial class Example(double lr = 1e-3);
