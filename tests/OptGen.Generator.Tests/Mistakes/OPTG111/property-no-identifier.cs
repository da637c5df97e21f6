using OptGen;

[Optimizer("w -= lr*β*g")]
public partial class Example(double lr, [Property("my beta")] double β);
