using OptGen;

[Optimizer("w -= learning_rate*g")]
public partial class Example(double lr = 1e-3);
