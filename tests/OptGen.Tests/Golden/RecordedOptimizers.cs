using OptGen.Zoo;

namespace OptGen.Tests.Golden;

// Wrappers upon the optimizers that their cases were run with.

[Optimizer<Cautious, TextbookAdam>]
internal partial class CautiousTextbookAdam;

[Optimizer<CautiousWeightDecay, Adam>]
internal partial class CautiouslyDecayedAdam;

[Optimizer<GSAM, Momentum>]
internal partial class GapAwareMomentum;

[Optimizer<ClipByGlobalNorm, Momentum>]
internal partial class GloballyClippedMomentum;

[Optimizer<ClipByNorm, Momentum>]
internal partial class ClippedMomentum;

[Optimizer<ClipByValue, Momentum>]
internal partial class ValueClippedMomentum;

[Optimizer<AdaptiveGradientClipping, Momentum>]
internal partial class AdaptivelyClippedMomentum;

[Optimizer<GradientCentralization, Momentum>]
internal partial class CentralizedMomentum;

[Optimizer<GradientNormalization, Momentum>]
internal partial class NormalizedMomentum;

[Optimizer<OrthoGrad, Momentum>]
internal partial class OrthogonalMomentum;

[Optimizer<GrokFast, Momentum>]
internal partial class GrokFastMomentum;

[Optimizer<CoupledWeightDecay, RMSprop>]
internal partial class DecayedRMSprop;

[Optimizer<DecoupledWeightDecay, Adam>]
internal partial class DecoupledAdam;

[Optimizer<ElasticNet, Momentum>]
internal partial class ElasticMomentum;

[Optimizer<L1Penalty, Momentum>]
internal partial class PenalizedMomentum;

[Optimizer<ProximalL1, Momentum>]
internal partial class ProximalMomentum;

[Optimizer<MaxNorm, Momentum>]
internal partial class NormLimitedMomentum;

[Optimizer<EMA, Momentum>]
internal partial class AveragedMomentum;

[Optimizer<WeightAverage, Momentum>]
internal partial class MomentumAveragedFromStart;

[Optimizer<SWA, Momentum>]
internal partial class StochasticallyAveragedMomentum;

[Optimizer<PolyakAverage, Momentum>]
internal partial class PolyakAveragedMomentum;

[Optimizer<ScheduleFree, Momentum>]
internal partial class ScheduleFreeMomentum;

[Optimizer<Grafting, Momentum, Adam>("lr := 0.01")]
internal partial class GraftedMomentum;

[Optimizer<TrustRatio, Adam>]
internal partial class TrustedAdam;

[Optimizer<GradientSigns, TextbookAdam>]
internal partial class SignedTextbookAdam;

[Optimizer<SelectiveStep, Momentum>]
internal partial class SelectiveMomentum;

[Optimizer<AESAM, SGD>]
internal partial class AdaptivelySharpSGD;
