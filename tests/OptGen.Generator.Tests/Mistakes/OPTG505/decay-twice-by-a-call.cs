using OptGen;

[Optimizer("w *= 1 - lr*λ; w -= lr*sign(g)")] public partial class Decaying(double lr = 1, double λ = 1e-2);

[Optimizer("w *= 1 - lr*λ; w += Decaying(g)")]
public partial class Example;
