using OptGen;

[Optimizer("w -= stepSize*g")]
public partial class Example(double stepSize = 0.1);
