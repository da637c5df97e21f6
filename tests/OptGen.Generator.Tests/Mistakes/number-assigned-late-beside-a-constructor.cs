using OptGen;

[Optimizer("w -= lr*ρ*g; ρ = lr/2")]
public partial class Example(double lr = 1e-3);
