using OptGen;

[Optimizer("if (rank == 2) { w -= lr*g } else { w -= g }")]
public partial class Example(double lr = 1e-3);
