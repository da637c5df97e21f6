using OptGen;

[Optimizer("for i in 0..256 { for j in 0..256 { w -= lr*g } }")]
public partial class Example(double lr = 1e-3);
