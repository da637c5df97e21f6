using OptGen;

[Optimizer("""w -= lr*2g""")]
public partial class Example(double lr = 1e-3);
