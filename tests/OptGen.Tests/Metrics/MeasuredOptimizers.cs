namespace OptGen.Tests.Metrics;

/// <summary>A class that no other test steps.</summary>
[Optimizer("w -= lr*g")]
public partial class MeasuredDescent(double lr = 0.1);

/// <summary>A step of two calls.</summary>
[Optimizer("w -= lr*grad(w + ρ*g)")]
public partial class MeasuredSharpness(double lr = 0.1, double ρ = 0.05);
