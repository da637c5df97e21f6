namespace OptGen.Tests.States;

/// <summary>Has a state of each shape.</summary>
[Optimizer("m = ema(m, g + prev(g), 0.9); L = ema(L, g@gᵀ, 0.9); r = ema(r, row.mean(g²), 0.9); k += norm(g); s += all.norm(g); w -= lr*m/(k + s)/√(r + 1) + 0*(L@g)")]
public partial class EveryShapeOfState(double lr = 0.1);

/// <summary>Has a narrow state.</summary>
[Optimizer("m = 0.9*m + g; w -= lr*m"), State("m", Storage.BFloat16)]
public partial class NarrowMomentum(double lr = 0.1);
