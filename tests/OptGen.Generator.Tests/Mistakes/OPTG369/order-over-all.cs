using OptGen;

[Optimizer("w -= lr*g*(all.rank(-|g|) < 100)")]
public partial class Example(double lr = 1e-3);
