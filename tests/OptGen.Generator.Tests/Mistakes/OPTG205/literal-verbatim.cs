using OptGen;

[Optimizer(@"m = 0.9*m + g
    w -= lr*""m""")]
public partial class Example(double lr = 1e-3);
