using OptGen;

[Optimizer("w -= lr*g/t")]
public partial class Example(double lr, int t = 1);
