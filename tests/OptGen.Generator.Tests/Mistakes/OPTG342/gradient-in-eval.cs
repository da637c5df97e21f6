using OptGen;

[Optimizer("w -= lr*g; eval = w - grad(w)")]
public partial class Example(double lr = 1e-3);
