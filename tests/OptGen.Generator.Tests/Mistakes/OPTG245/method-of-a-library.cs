using OptGen;

[Optimizer("w -= lr*torch.sign(g)")]
public partial class Example(double lr = 1e-3);
