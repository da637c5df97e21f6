namespace OptGen.Tests.Accumulation;

/// <summary>Reads the loss and takes the gradient at another point.</summary>
[Optimizer("w -= lr*loss*grad(w + ρ*g)")]
public partial class LossAndPoint(double lr = 0.1, double ρ = 0.5);
