using OptGen;

[Optimizer("w -= lr*g")]
public partial class Example<T>(double lr = 1e-3);
