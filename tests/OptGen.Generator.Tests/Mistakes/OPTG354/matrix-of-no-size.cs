using OptGen;

[Optimizer("w -= lr*‖eye‖*g")]
public partial class Example(double lr = 1e-3);
