using OptGen;

[Optimizer("w -= lr*System.MathF.Ceiling(β*g)")]
public partial class Example(double lr = 1e-3, double β = 0.9);
