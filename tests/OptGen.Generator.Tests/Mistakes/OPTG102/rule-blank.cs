using OptGen;

[Optimizer("""

    """)]
public partial class Example(double lr = 1e-3);
