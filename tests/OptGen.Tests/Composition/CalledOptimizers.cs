using System.ComponentModel.DataAnnotations;

namespace OptGen.Tests.Composition;

/// <summary>Adam without weight decay, with names for its corrected moments.</summary>
[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); m̂ = hat(m, β1); v̂ = hat(v, β2); w -= lr*m̂/(√v̂ + ε)")]
public partial class BareAdam(double lr = 1e-2, [Range(0, 1, MaximumIsExclusive = true)] double β1 = 0.9, double β2 = 0.99, [Property("Guard")] double ε = 1e-8);

[Optimizer("w *= 1 - lr*λ; m = ema(m, g, β1); v = ema(v, g², β2); m̂ = hat(m, β1); v̂ = hat(v, β2); w -= lr*m̂/(√v̂ + ε)")]
public partial class WrittenAdamW(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8, double λ = 0.1);

[Optimizer("w *= 1 - lr*λ; w += BareAdam(g)")]
public partial class ComposedAdamW(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8, double λ = 0.1);

[Optimizer("m = ema(m, g, β1); v = ema(v, (g-m)², β2) + ε; m̂ = hat(m, β1); v̂ = hat(v, β2); w -= lr*m̂/(√v̂ + ε)")]
public partial class WrittenAdaBelief(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8);

[Optimizer("w += BareAdam(g) with { v = ema(v, (g-m)², β2) + ε }")]
public partial class ComposedAdaBelief;

[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); m̂ = hat(m, β1); x = max(x, v); v̂ = hat(x, β2); w -= lr*m̂/(√v̂ + ε)")]
public partial class WrittenAmsGrad(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8);

[Optimizer("w += BareAdam(g) with { x = max(x, v); v̂ = hat(x, β2) }")]
public partial class ComposedAmsGrad;

/// <summary>Two replacements, each with a new name before it.</summary>
[Optimizer("w += BareAdam(g) with { a = clamp(g, -0.5, 0.5); m = ema(m, a, β1); b = a*a; v = ema(v, b, β2) }")]
public partial class ComposedClamped;

[Optimizer("a = clamp(g, -0.5, 0.5); m = ema(m, a, β1); b = a*a; v = ema(v, b, β2); m̂ = hat(m, β1); v̂ = hat(v, β2); w -= lr*m̂/(√v̂ + ε)")]
public partial class WrittenClamped(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8);

/// <summary>A replacement within a branch of the called rule.</summary>
[Optimizer("w += Branching(g) with { x = 3*g }")]
public partial class ReplacesInBranch;


[Optimizer("if (t % 2 == 0) { x = g; w -= lr*x } else { w -= lr*2*g }")]
public partial class Branching(double lr = 0.1);

[Optimizer("w += Adam(g)")]
public partial class CallsAdam;

[Optimizer("w += AdamL2(g)")]
public partial class CallsAdamL2;

[Optimizer("w += NAdam(g)")]
public partial class CallsNAdam;

[Optimizer("w += RAdam(g)")]
public partial class CallsRAdam;

[Optimizer("w += Rprop(g)")]
public partial class CallsRprop;

[Optimizer("w += Momentum(g)")]
public partial class CallsMomentum;

/// <summary>A call of a rule that calls a rule.</summary>
[Optimizer("w += ComposedAdamW(g)")]
public partial class CallsComposedAdamW;

[Optimizer("w += BareAdam(g); w += BareAdam(2*g)")]
public partial class CallsTwice;

[Optimizer("""
    m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*hat(m, β1)/(√hat(v, β2) + ε)
    h = 2*g
    n = ema(n, h, β1); u = ema(u, h², β2); w -= lr*hat(n, β1)/(√hat(u, β2) + ε)
    """)]
public partial class WrittenTwice(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8);

/// <summary>Reads names of the rule that it calls.</summary>
[Optimizer("w += BareAdam(g); w -= c*BareAdam.m/(1 + BareAdam.v̂); c := 0.25")]
public partial class ReadsNames;

[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); v̂ = hat(v, β2); w -= lr*hat(m, β1)/(√v̂ + ε); w -= 0.25*m/(1 + v̂)")]
public partial class WrittenReadsNames(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8);

/// <summary>AdamW and AMSGrad as the language's own examples make them of the shipped Adam, and written out.</summary>
[Optimizer("w *= 1 - lr*λ; w += Adam(g)")]
public partial class ExampleAdamW(double lr = 1e-3, double β1 = .9, double β2 = .999, double ε = 1e-8, double λ = 1e-2);

[Optimizer("w *= 1 - lr*λ; m = ema(m, g, β1); v = ema(v, g², β2); v̂ = hat(v, β2); w -= lr/(1-β1^t)*m / (√v̂ + ε)")]
public partial class ExampleAdamWWrittenOut(double lr = 1e-3, double β1 = .9, double β2 = .999, double ε = 1e-8, double λ = 1e-2);

[Optimizer("w += Adam(g) with { x = max(x, v); v̂ = hat(x, β2) }")]
public partial class ExampleAMSGrad;

[Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); x = max(x, v); v̂ = hat(x, β2); w -= lr/(1-β1^t)*m / (√v̂ + ε)")]
public partial class ExampleAMSGradWrittenOut(double lr = 1e-3, double β1 = .9, double β2 = .999, double ε = 1e-8);
