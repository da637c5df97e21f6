using OptGen;

[Optimizer("w -= lr*β1*g")]
public partial class Example(double lr, double β1, double beta1);
