using OptGen.Zoo;

namespace OptGen.Tests.Composition;

/// <summary>Published optimizers as compositions of others, each a short line; the library has most of them written out as well.</summary>
public static partial class OneLineOptimizers
{
    [Optimizer("w *= 1 - lr*λ; w += Adam(g); λ := 1e-2")]
    public partial class DecayingAdam;

    [Optimizer("w += Adam(g + λ*w); λ := 1e-2")]
    public partial class RegularizedAdam;

    [Optimizer("w += Adam(g) with { v = ema(v, (g-m)², β2) + ε }; ε := 1e-16")]
    public partial class BelievingAdam;

    [Optimizer("w += Adam(g) with { x = max(x, v); v̂ = hat(x, β2) }")]
    public partial class NeverFallingAdam;

    [Optimizer("w += Adam(copysign(|g|^p, g)); p := 1.2")]
    public partial class PoweredAdam;

    [Optimizer("d = Adam(g); w += 2*d - prev(d, d)")]
    public partial class AdamWithOptimism;

    [Optimizer("d = Adam(g); w += lr*‖w‖/‖d‖*d; ε := 1e-6")]
    public partial class AdamByLayers;

    [Optimizer("w -= sign(g)*|Adam(g)|")]
    public partial class AdamBySigns;

    [Optimizer("c = g + γ*β1/(1-β1)*(g - prev(g)); w += AdamW(c/max(1, ‖c‖)); γ := .025")]
    public partial class VarianceReducedAdamW;

    [Optimizer("w += AdamW(g*min(1, c/(all.norm(g) + 1e-6))); c := 1")]
    public partial class AdamWUnderALimit;

    [Optimizer("w += AdamW(ndim > 1 ? g - unit.mean(g) : g)")]
    public partial class CentralizedAdamW;

    [Optimizer("d = AdamW(g); k = d*g < 0; w += d*k/max(mean(k), 1e-3)")]
    public partial class AgreeingAdamW;

    [Optimizer("d = Lion(g); k = d*g < 0; w += d*k/max(mean(k), 1e-3)")]
    public partial class AgreeingLion;

    [Optimizer("a₀ = w; w += AdamW(g); a = ema(a, w, β); eval = a; β := .999")]
    public partial class AveragedAdamW;

    [Optimizer("s₀ = w; w += RAdam(g); if (t % k == 0) { s = lerp(s, w, α); w = s }; k := 5; α := .5")]
    public partial class RAdamLookingAhead;

    [Optimizer("w *= 1 - lr*decay; w += RAdam(g); decay := 1e-2")]
    public partial class DecayingRAdam;

    [Optimizer("w *= 1 - lr*decay; w += Momentum(g); decay := 1e-2")]
    public partial class DecayingMomentum;

    [Optimizer("z₀ = w; x = (w - (1-β)*z)/β; z += SGD(g); w = β*lerp(x, z, 1/t) + (1-β)*z; eval = (w - (1-β)*z)/β; β := .9")]
    public partial class SGDWithoutSchedule;

    [Optimizer("w += SGD(g/(all.norm(g) + ε)); ε := 1e-8")]
    public partial class NormalizedSGD;

    [Optimizer<GradientCentralization, AdamW>]
    public partial class StackedCentralizedAdamW;

    [Optimizer<OptGen.Zoo.Cautious, AdamW>]
    public partial class StackedAgreeingAdamW;

    [Optimizer<WeightAverage, AdamW>]
    public partial class StackedAveragedAdamW;

    [Optimizer<GradientSigns, Adam>]
    public partial class StackedAdamBySigns;

    [Optimizer<OptGen.Zoo.Lookahead, RAdam>]
    public partial class StackedRAdamLookingAhead;
}
