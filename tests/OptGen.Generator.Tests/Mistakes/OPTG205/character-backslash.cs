using OptGen;

[Optimizer("w -= lr \\ g")]
public partial class Example(double lr = 1e-3);
