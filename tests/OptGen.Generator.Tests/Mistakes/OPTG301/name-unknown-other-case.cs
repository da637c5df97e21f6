using OptGen;

[Optimizer("M = 0.9*m + g; w -= LR*M")]
public partial class Example(double lr = 1e-3);
