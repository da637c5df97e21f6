using OptGen;

[Optimizer("w -= step*g")]
public partial class Example(double step);
