using OptGen.Zoo;

namespace OptGen.Tests.Numbers;

/// <summary>Every rule over <c>base(x)</c> that the library has, stacked upon one that has no state and upon one that divides.</summary>
public static partial class WrappedOptimizers
{
    internal static IReadOnlyList<Type> Types => typeof(WrappedOptimizers).GetNestedTypes();

    [Optimizer<Lookahead, SGD>]
    public partial class LookaheadOverSGD;

    [Optimizer<WeightAverage, SGD>]
    public partial class WeightAverageOverSGD;

    [Optimizer<EMA, SGD>]
    public partial class EMAOverSGD;

    [Optimizer<PolyakAverage, SGD>]
    public partial class PolyakAverageOverSGD;

    [Optimizer<SWA, SGD>]
    public partial class SWAOverSGD;

    [Optimizer<ScheduleFree, SGD>]
    public partial class ScheduleFreeOverSGD;

    [Optimizer<CoupledWeightDecay, SGD>]
    public partial class CoupledWeightDecayOverSGD;

    [Optimizer<L1Penalty, SGD>]
    public partial class L1PenaltyOverSGD;

    [Optimizer<ElasticNet, SGD>]
    public partial class ElasticNetOverSGD;

    [Optimizer<ClipByValue, SGD>]
    public partial class ClipByValueOverSGD;

    [Optimizer<ClipByNorm, SGD>]
    public partial class ClipByNormOverSGD;

    [Optimizer<ClipByGlobalNorm, SGD>]
    public partial class ClipByGlobalNormOverSGD;

    [Optimizer<AdaptiveGradientClipping, SGD>]
    public partial class AdaptiveGradientClippingOverSGD;

    [Optimizer<GradientCentralization, SGD>]
    public partial class GradientCentralizationOverSGD;

    [Optimizer<GradientNormalization, SGD>]
    public partial class GradientNormalizationOverSGD;

    [Optimizer<GrokFast, SGD>]
    public partial class GrokFastOverSGD;

    [Optimizer<OrthoGrad, SGD>]
    public partial class OrthoGradOverSGD;

    [Optimizer<Cautious, SGD>]
    public partial class CautiousOverSGD;

    [Optimizer<GradientSigns, SGD>]
    public partial class GradientSignsOverSGD;

    [Optimizer<TrustRatio, SGD>]
    public partial class TrustRatioOverSGD;

    [Optimizer<DecoupledWeightDecay, SGD>]
    public partial class DecoupledWeightDecayOverSGD;

    [Optimizer<CautiousWeightDecay, SGD>]
    public partial class CautiousWeightDecayOverSGD;

    [Optimizer<ProximalL1, SGD>]
    public partial class ProximalL1OverSGD;

    [Optimizer<MaxNorm, SGD>]
    public partial class MaxNormOverSGD;

    [Optimizer<SAM, SGD>]
    public partial class SAMOverSGD;

    [Optimizer<ASAM, SGD>]
    public partial class ASAMOverSGD;

    [Optimizer<GSAM, SGD>]
    public partial class GSAMOverSGD;

    [Optimizer<AESAM, SGD>]
    public partial class AESAMOverSGD;

    [Optimizer<GradientNoise, SGD>]
    public partial class GradientNoiseOverSGD;

    [Optimizer<PrivacyNoise, SGD>]
    public partial class PrivacyNoiseOverSGD;

    [Optimizer<SelectiveStep, SGD>]
    public partial class SelectiveStepOverSGD;

    [Optimizer<Lookahead, Adam>]
    public partial class LookaheadOverAdam;

    [Optimizer<WeightAverage, Adam>]
    public partial class WeightAverageOverAdam;

    [Optimizer<EMA, Adam>]
    public partial class EMAOverAdam;

    [Optimizer<PolyakAverage, Adam>]
    public partial class PolyakAverageOverAdam;

    [Optimizer<SWA, Adam>]
    public partial class SWAOverAdam;

    [Optimizer<ScheduleFree, Adam>]
    public partial class ScheduleFreeOverAdam;

    [Optimizer<CoupledWeightDecay, Adam>]
    public partial class CoupledWeightDecayOverAdam;

    [Optimizer<L1Penalty, Adam>]
    public partial class L1PenaltyOverAdam;

    [Optimizer<ElasticNet, Adam>]
    public partial class ElasticNetOverAdam;

    [Optimizer<ClipByValue, Adam>]
    public partial class ClipByValueOverAdam;

    [Optimizer<ClipByNorm, Adam>]
    public partial class ClipByNormOverAdam;

    [Optimizer<ClipByGlobalNorm, Adam>]
    public partial class ClipByGlobalNormOverAdam;

    [Optimizer<AdaptiveGradientClipping, Adam>]
    public partial class AdaptiveGradientClippingOverAdam;

    [Optimizer<GradientCentralization, Adam>]
    public partial class GradientCentralizationOverAdam;

    [Optimizer<GradientNormalization, Adam>]
    public partial class GradientNormalizationOverAdam;

    [Optimizer<GrokFast, Adam>]
    public partial class GrokFastOverAdam;

    [Optimizer<OrthoGrad, Adam>]
    public partial class OrthoGradOverAdam;

    [Optimizer<Cautious, Adam>]
    public partial class CautiousOverAdam;

    [Optimizer<GradientSigns, Adam>]
    public partial class GradientSignsOverAdam;

    [Optimizer<TrustRatio, Adam>]
    public partial class TrustRatioOverAdam;

    [Optimizer<DecoupledWeightDecay, Adam>]
    public partial class DecoupledWeightDecayOverAdam;

    [Optimizer<CautiousWeightDecay, Adam>]
    public partial class CautiousWeightDecayOverAdam;

    [Optimizer<ProximalL1, Adam>]
    public partial class ProximalL1OverAdam;

    [Optimizer<MaxNorm, Adam>]
    public partial class MaxNormOverAdam;

    [Optimizer<SAM, Adam>]
    public partial class SAMOverAdam;

    [Optimizer<ASAM, Adam>]
    public partial class ASAMOverAdam;

    [Optimizer<GSAM, Adam>]
    public partial class GSAMOverAdam;

    [Optimizer<AESAM, Adam>]
    public partial class AESAMOverAdam;

    [Optimizer<GradientNoise, Adam>]
    public partial class GradientNoiseOverAdam;

    [Optimizer<PrivacyNoise, Adam>]
    public partial class PrivacyNoiseOverAdam;

    [Optimizer<SelectiveStep, Adam>]
    public partial class SelectiveStepOverAdam;

    [Optimizer<Grafting, SGD, SGD>]
    public partial class GraftingOverSGD;

    [Optimizer<Grafting, Adam, Adam>]
    public partial class GraftingOverAdam;

    [Optimizer<Grafting, SGD, Adam>]
    public partial class GraftingOfSGDOverAdam;

    [Optimizer<Grafting, Adam, SGD>]
    public partial class GraftingOfAdamOverSGD;
}
