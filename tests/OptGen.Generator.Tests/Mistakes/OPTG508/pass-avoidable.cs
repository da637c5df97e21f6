using OptGen;

[Optimizer("k = ‖g‖; d = g*(lr/k); w -= d/(‖d‖ + k)")]
public partial class Example(double lr = 1e-3);
