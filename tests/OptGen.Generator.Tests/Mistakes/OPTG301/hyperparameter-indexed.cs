using OptGen;

[Optimizer("w -= lr[0]*g")]
public partial class Example(double lr = 1e-3);
