namespace OptGen.Tests.Gradients;

/// <summary>Malladi et al., "Fine-tuning language models with just forward passes", 2023: two losses and no gradient.</summary>
[Optimizer("z = normal(); p = (loss(w + ε*z) - loss(w - ε*z))/(2*ε); w -= lr*p*z; lr := 0.01; ε := 1e-3")]
public partial class TwoLosses;

/// <summary>Loss and gradient of one point: one call.</summary>
[Optimizer("p = w - lr*g; l = loss(p); h = grad(p); w -= lr*h*(l - loss); lr := 0.125")]
public partial class LossAndGradient;

/// <summary>The other way round; and the loss again, with another call between.</summary>
[Optimizer("p = w - lr*g; h = grad(p); k = grad(p - g); l = loss(p); w -= lr*h*l + 0*k; lr := 0.125")]
public partial class GradientThenLoss;

/// <summary>Goes where it is lower.</summary>
[Optimizer("l = loss(w - lr*g); if (l < loss) { w -= lr*g } else { s += 1; w += lr*g }; lr := 0.5")]
public partial class WhereLower;

/// <summary>Asks in some steps, and once more where the first answer was bad.</summary>
[Optimizer("if (t % 2 == 0) { a = loss(w - lr*g); if (a > 10) { b = loss(w + lr*g) } else { b = a }; w -= lr*g*b } else { w -= lr*g }; lr := 0.5")]
public partial class SometimesLoss;

/// <summary>Equal points at some ranks only.</summary>
[Optimizer("p = ndim == 2 ? w : w + g; a = loss(p); b = loss(w); w -= a*g + b; lr := 1")]
public partial class LossesByRank;
