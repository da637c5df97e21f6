using OptGen.Zoo;

namespace OptGen.Tests.Zoo;

/// <summary>Every rule over <c>base(x)</c> that the library has, stacked upon an optimizer with a state.</summary>
public static partial class StackedWrappers
{
    internal static IReadOnlyList<Type> Types => typeof(StackedWrappers).GetNestedTypes();

    [Optimizer<Lookahead, Momentum>]
    public partial class LookaheadOverMomentum;

    [Optimizer<WeightAverage, Momentum>]
    public partial class WeightAverageOverMomentum;

    [Optimizer<EMA, Momentum>]
    public partial class EMAOverMomentum;

    [Optimizer<PolyakAverage, Momentum>]
    public partial class PolyakAverageOverMomentum;

    [Optimizer<SWA, Momentum>]
    public partial class SWAOverMomentum;

    [Optimizer<ScheduleFree, Momentum>]
    public partial class ScheduleFreeOverMomentum;

    [Optimizer<CoupledWeightDecay, Momentum>]
    public partial class CoupledWeightDecayOverMomentum;

    [Optimizer<L1Penalty, Momentum>]
    public partial class L1PenaltyOverMomentum;

    [Optimizer<ElasticNet, Momentum>]
    public partial class ElasticNetOverMomentum;

    [Optimizer<ClipByValue, Momentum>]
    public partial class ClipByValueOverMomentum;

    [Optimizer<ClipByNorm, Momentum>]
    public partial class ClipByNormOverMomentum;

    [Optimizer<ClipByGlobalNorm, Momentum>]
    public partial class ClipByGlobalNormOverMomentum;

    [Optimizer<AdaptiveGradientClipping, Momentum>]
    public partial class AdaptiveGradientClippingOverMomentum;

    [Optimizer<GradientCentralization, Momentum>]
    public partial class GradientCentralizationOverMomentum;

    [Optimizer<GradientNormalization, Momentum>]
    public partial class GradientNormalizationOverMomentum;

    [Optimizer<GrokFast, Momentum>]
    public partial class GrokFastOverMomentum;

    [Optimizer<OrthoGrad, Momentum>]
    public partial class OrthoGradOverMomentum;

    [Optimizer<Cautious, Momentum>]
    public partial class CautiousOverMomentum;

    [Optimizer<GradientSigns, Momentum>]
    public partial class GradientSignsOverMomentum;

    [Optimizer<TrustRatio, Momentum>]
    public partial class TrustRatioOverMomentum;

    [Optimizer<DecoupledWeightDecay, Momentum>]
    public partial class DecoupledWeightDecayOverMomentum;

    [Optimizer<CautiousWeightDecay, Momentum>]
    public partial class CautiousWeightDecayOverMomentum;

    [Optimizer<ProximalL1, Momentum>]
    public partial class ProximalL1OverMomentum;

    [Optimizer<MaxNorm, Momentum>]
    public partial class MaxNormOverMomentum;

    [Optimizer<Grafting, Momentum, Adam>("lr := 0.01")]
    public partial class GraftingOverMomentum;

    [Optimizer<SAM, Momentum>]
    public partial class SAMOverMomentum;

    [Optimizer<ASAM, Momentum>]
    public partial class ASAMOverMomentum;

    [Optimizer<GSAM, Momentum>]
    public partial class GSAMOverMomentum;

    [Optimizer<AESAM, Momentum>]
    public partial class AESAMOverMomentum;

    [Optimizer<GradientNoise, Momentum>]
    public partial class GradientNoiseOverMomentum;

    [Optimizer<PrivacyNoise, Momentum>]
    public partial class PrivacyNoiseOverMomentum;

    [Optimizer<SelectiveStep, Momentum>]
    public partial class SelectiveStepOverMomentum;
}
