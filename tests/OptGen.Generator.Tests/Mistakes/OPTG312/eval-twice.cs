using OptGen;

[Optimizer("eval = w; w -= lr*g; eval = w")]
public partial class Example(double lr = 1e-3);
