using OptGen;

[Optimizer("g += ∂(lr*‖w‖); w -= lr*g")]
public partial class Example(double lr = 1e-3);
