using OptGen;

[Optimizer("w -= lr*Math.Sign(g)*Math.Sqrt(Math.Abs(β*g))")]
public partial class Example(double lr = 1e-3, double β = 0.9);
