using OptGen;

[Optimizer("w -= lr*torch.where(g > β, g, 0)")]
public partial class Example(double lr = 1e-3, double β = 0.9);
