namespace OptGen.Tests.Gradients;

/// <summary>Muon's step from the gradient of the sharpest point nearby.</summary>
[Optimizer("w += Muon(grad(w + ρ*g/(all.norm(g) + 1e-12)))")]
public partial class SharpMuon(double lr = 0.02, double μ = 0.95, double λ = 0, double ρ = 0.05);

/// <summary>A function of the first gradient, of which both the point and the step are made.</summary>
[Optimizer("u = orth(g); h = grad(w - ρ*u); w -= lr*(u + h)")]
public partial class OrthogonalBefore(double lr = 0.1, double ρ = 0.1);

/// <summary>Weights and gradients of the first part, and functions of them, that nothing needs before the second.</summary>
[Optimizer("h = grad(w - ρ*g); w -= lr*((g@hᵀ@g + w@wᵀ@h)/(‖h‖² + 1) + orth(g))")]
public partial class FactorsOfBoth(double lr = 0.1, double ρ = 0.1);

/// <summary>A square state whose inverse preconditions both gradients.</summary>
[Optimizer("L = ema(L, g@gᵀ, 0.9); P = inv(L + eye); h = grad(w - ρ*(P@g)); w -= lr*(P@h)")]
public partial class SquaresOfBoth(double lr = 0.1, double ρ = 0.1);
