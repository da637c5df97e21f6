namespace OptGen.Tests.Steps.Protocol;

/// <summary>A step of one call that shows its number and its rate.</summary>
[Optimizer("w -= lr*t*g")]
public partial class OneCall(double lr = 1);

/// <summary>The same in two calls; where the gradient does not depend on the weights, the same numbers.</summary>
[Optimizer("w -= lr*t*grad(w + ρ*g)")]
public partial class TwoCalls(double lr = 1, double ρ = 0.5);

/// <summary>A step that reads its loss.</summary>
[Optimizer("w -= lr*loss*g")]
public partial class OfLoss(double lr = 1);
