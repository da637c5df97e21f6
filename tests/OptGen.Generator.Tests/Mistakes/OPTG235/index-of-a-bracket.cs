using OptGen;

[Optimizer("w -= lr*(g)[0]")]
public partial class Example(double lr = 1e-3);
