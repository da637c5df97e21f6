using OptGen;

[Optimizer("g += λ*w; w -= lr*(g + λ*w)")]
public partial class Example(double lr = 1e-3, double λ = 1e-2);
