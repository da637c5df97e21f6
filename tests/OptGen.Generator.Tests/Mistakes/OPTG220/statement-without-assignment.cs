using OptGen;

[Optimizer("lr*g")]
public partial class Example(double lr = 1e-3);
