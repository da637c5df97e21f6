using OptGen;

[Optimizer("w -= a*g")]
public partial class Example(double α = 1e-3);
