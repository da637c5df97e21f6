namespace OptGen;

/// <summary>Adam.</summary>
[Optimizer("g += λ*w; m = ema(m, g, β1); v = ema(v, g², β2); w -= lr/(1-β1^t)*m / (√v/√(1-β2^t) + ε)")]
public partial class Adam(double lr = 1e-3, double β1 = 0.9, double β2 = 0.999, double ε = 1e-8, double λ = 0);
