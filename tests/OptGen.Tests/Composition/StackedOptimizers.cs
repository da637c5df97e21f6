namespace OptGen.Tests.Composition;

/// <summary>Sets a hyperparameter of the called rule for each step.</summary>
[Optimizer("lr = lr0*exp(-k*t); w += SGD(g); lr0 := 0.1; k := 0.25")]
public partial class Decaying;

[Optimizer("lr = lr0*exp(-k*t); w -= lr*(g + λ*w)")]
public partial class WrittenDecaying(double lr0 = 0.1, double k = 0.25, double λ = 0);

/// <summary>Sets it on some steps only; on the others the property holds.</summary>
[Optimizer("if (t % 2 == 0) { lr = 0.5 }; w += SGD(g); lr := 0.25")]
public partial class SometimesFaster;

/// <summary>Its own default for a hyperparameter of the called rule.</summary>
[Optimizer("w += BareAdam(g); lr := 0.5")]
public partial class OwnDefault;

/// <summary>Calls on every third step only.</summary>
[Optimizer("if (t % 3 == 0) { w += BareAdam(g) } else { w -= 0.1*g }")]
public partial class EveryThird;

/// <summary>Two calls of one rule, in two branches.</summary>
[Optimizer("if (t % 2 == 0) { w += TextbookMomentum(g) } else { w += TextbookMomentum(-g) }")]
public partial class Alternating;

[Optimizer("w -= t*g")]
public partial class StepsByNumber;

/// <summary>A call that some steps skip, of a rule that reads t.</summary>
[Optimizer("if (t % 2 == 0) { w += StepsByNumber(g) }")]
public partial class EverySecondByNumber;

/// <summary>A rule over another one that sets its own learning rate, and with it that of the other.</summary>
[Optimizer("lr *= min(t/3, 1, 10/t); w += base(g)")]
public partial class WarmedUp(double lr = 0.25);

[Optimizer<WarmedUp, SGD>]
public partial class WarmedUpSGD;

[Optimizer("s = lr*min(min(t/3, 1), 10/t); w -= s*(g + λ*w)")]
public partial class WrittenWarmedUp(double lr = 0.25, double λ = 0);

[Optimizer("s₀ = w; w += base(g); if (t % k == 0) { s = lerp(s, w, α); w = s }; k := 2; α := .5")]
public partial class Lookahead;

[Optimizer<Lookahead, RAdam>]
public partial class LookaheadRAdam;

[Optimizer("""
    s₀ = w
    g += λ*w
    m = ema(m, g, β1)
    v = ema(v, g², β2)
    q = 2/(1-β2) - 1
    p = q - 2*t*β2^t/(1-β2^t)
    r = √((p-4)*(p-2)*q/((q-4)*(q-2)*p))
    w -= p > 5 ? lr*r*√(1-β2^t)/(1-β1^t)*m/(√v + ε) : lr/(1-β1^t)*m
    if (t % k == 0) { s = lerp(s, w, α); w = s }
    """)]
public partial class WrittenLookaheadRAdam(double lr = 1e-3, double β1 = 0.9, double β2 = 0.999, double ε = 1e-8, double λ = 0, double k = 2, double α = 0.5);

[Optimizer("w += base(clamp(g, -c, c)); c := 0.5")]
public partial class Clamping;

[Optimizer<Lookahead, Clamping, BareAdam>]
public partial class ThreeLevels;

[Optimizer("""
    s₀ = w; h = clamp(g, -c, c)
    m = ema(m, h, β1); v = ema(v, h², β2); w -= lr*hat(m, β1)/(√hat(v, β2) + ε)
    if (t % k == 0) { s = lerp(s, w, α); w = s }
    """)]
public partial class WrittenThreeLevels(double lr = 1e-2, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8, double k = 2, double α = 0.5, double c = 0.5);

[Optimizer("d = base(g); w += d + b*|d|; b := 0.5")]
public partial class Leaning;

/// <summary>Uses the displacement of a stack that assigns its weights in a branch.</summary>
[Optimizer<Leaning, Lookahead, Momentum>]
public partial class LeaningLookahead;

/// <summary>Calls a stacked optimizer by its name.</summary>
[Optimizer("w += LookaheadRAdam(2*g)")]
public partial class CallsStack;

[Optimizer("h = 2*g; w += LookaheadOfRAdam(h)")]
public partial class CallsRenamedStack;

[Optimizer<Lookahead, RAdam>]
public partial class LookaheadOfRAdam;

[Optimizer("w += base(g); a += (w - a)/t; eval = a")]
public partial class Averaging;

[Optimizer("w += base(g)")]
public partial class PassingOn;

[Optimizer<Averaging, SGD>]
public partial class AveragedDescent;

[Optimizer<PassingOn, AveragedDescent>]
public partial class PassedOnAverage;

[Optimizer("w -= lr*g; a += (w - a)/t; eval = a")]
public partial class AveragingDescent(double lr = 0.1);

[Optimizer<AveragingDescent>]
public partial class OtherName;

[Optimizer("w += AveragedDescent(g)")]
public partial class CallsAveragedDescent;

[Optimizer<Lookahead, BareAdam>]
public partial class LookaheadBareAdam;

[Optimizer<Nesterov>(When = "ndim == 2"), Optimizer<BareAdam>]
public partial class RoutedByRank(double lr = 1e-2, double μ = 0.9, double λ = 0, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8);

[Optimizer<Nesterov>(When = "numel > 20"), Optimizer<Lookahead, BareAdam>(When = "ndim == 2"), Optimizer<SGD>]
public partial class RoutedThreeWays(double lr = 1e-2, double μ = 0.9, double λ = 0, double β1 = 0.9, double β2 = 0.99, double ε = 1e-8, double k = 2, double α = 0.5);

/// <summary>Calls a routed optimizer by its name, for its displacement.</summary>
[Optimizer("d = RoutedByRank(g); w += 0.5*d")]
public partial class HalfOfRouted;
