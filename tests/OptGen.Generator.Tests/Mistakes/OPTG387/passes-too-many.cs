using OptGen;

[Optimizer("s = 1; for i in 0..200 { s = norm(g*s + w) }; w -= lr*s*g")]
public partial class Example(double lr = 1e-3);
