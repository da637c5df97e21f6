using OptGen;

[Optimizer("k = k + norm(g); w -= lr*g/k"), State("k", Storage.Block8)]
public partial class Example(double lr = 1e-3);
