using OptGen;

[Optimizer("loss = 0; w -= lr*g")]
public partial class Example(double lr = 1e-3);
