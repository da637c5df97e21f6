using OptGen;

[Optimizer("w -= lr*g/√v; v = β*v + (1-β)*g²")]
public partial class Example(double lr = 1e-3, double β = 0.9);
