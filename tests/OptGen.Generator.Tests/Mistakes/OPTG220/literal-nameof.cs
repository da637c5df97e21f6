using OptGen;

[Optimizer(nameof(Example))]
public partial class Example(double lr = 1e-3);
