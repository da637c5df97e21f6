using OptGen;

[Optimizer("w -= lr*g*аlpha")]
public partial class Example(double lr = 1e-3, double аlpha = 1);
