using OptGen;

[Optimizer("w -= t = 1 ? lr*g : 2*lr*g")]
public partial class Example(double lr = 1e-3);
