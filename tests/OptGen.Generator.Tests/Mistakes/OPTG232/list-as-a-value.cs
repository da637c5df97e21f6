using OptGen;

[Optimizer("w -= lr*[1, 2]*g")]
public partial class Example(double lr = 1e-3);
