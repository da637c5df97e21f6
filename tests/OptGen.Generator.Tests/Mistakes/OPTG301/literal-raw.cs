using OptGen;

[Optimizer("""
    m = 0.9*m + g
    w -= lrr*m   // the update
    """)]
public partial class Example(double lr = 1e-3);
