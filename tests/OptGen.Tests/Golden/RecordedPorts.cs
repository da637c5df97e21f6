using OptGen.Zoo;

namespace OptGen.Tests.Golden;

/// <summary>Our optimizer for each case of recorded.py's.</summary>
internal static class RecordedPorts
{
    public static IReadOnlyDictionary<string, Func<ZooCase, Optimizer>> All { get; } = new Dictionary<string, Func<ZooCase, Optimizer>>(StringComparer.Ordinal)
    {
        ["recorded/adopt_atan2"] = h => new ADOPTAtan2(h.Rate, h.Beta1, h.Beta2, h.Number("a"), h.Number("b")),

        // There the decay is a share of the weights whatever the rate.
        ["recorded/adam_atan2"] = h => new AdamAtan2(h.Rate, h.Beta1, h.Beta2, h.Number("a"), h.Number("b"), h.Decay / h.Rate),
        ["recorded/amsgradw"] = h => new AMSGradW { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, Decay = h.Decay },
        ["recorded/accsgd"] = h => new AccSGD(h.Rate, h.Number("kappa"), h.Number("xi"), h.Number("small_const"), h.Decay),
        ["recorded/adabelief"] = h => new AdaBelief(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay),
        ["recorded/radabelief"] = h => new RAdaBelief { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon },
        ["recorded/adamomentum"] = h => new AdaMomentum(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        ["recorded/eadam"] = h => new EAdam(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        ["recorded/nosadam"] = h => new NosAdam(h.Rate, h.Beta1, h.Number("gamma"), h.Epsilon),
        ["recorded/powered_sgd"] = h => new PoweredSGD(h.Rate, h.Momentum, h.Number("gamma")),
        ["recorded/ranger_m5x7"] = h => new Ranger
        {
            LearningRate = h.Rate, SlowStep = h.Number("alpha"), LookaheadPeriod = h.Number("k"), Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon,
        },
        ["recorded/sgdw"] = h => new SGDW(h.Rate, h.Momentum, h.Decay),
        ["recorded/signum"] = h => new Signum(h.Rate, h.Momentum, h.Decay),
        ["recorded/efsignsgd"] = h => new EFSignSGD(h.Rate),
        ["recorded/adagrad_norm"] = h => new AdaGradNorm(h.Rate, Math.Pow(h.Number("initial_accumulator_value"), 2)),
        ["recorded/wngrad"] = h => new WNGrad(h.Rate, h.Number("initial_accumulator_value")),
        ["recorded/cautious_adamw"] = h => new CautiousAdamW { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, WeightDecay = h.Decay },
        ["recorded/cautious_lion"] = h => new CautiousLion { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, WeightDecay = h.Decay },
        ["recorded/adabound"] = h => new AdaBound(h.Rate, h.Number("final_lr"), h.Beta1, h.Beta2, h.Number("gamma"), h.Epsilon),
        ["recorded/amsbound"] = h => new AMSBound(h.Rate, h.Number("final_lr"), h.Beta1, h.Beta2, h.Number("gamma"), h.Epsilon),
        ["recorded/lamb"] = h => new LAMB(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay),
        ["recorded/schedule_free_adamw"] = h => new ScheduleFreeAdamW(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay, W: h.Number("warmup_steps")),
        ["recorded/gradient_signs"] = h => new SignedTextbookAdam { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon },
        ["recorded/cautious"] = h => new CautiousTextbookAdam { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon },
        ["recorded/cautious_weight_decay"] = h => new CautiouslyDecayedAdam
        {
            LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, DecoupledDecay = h.Decay,
        },
        ["recorded/adagrad_epsilon_inside"] = h => new AdaGradEpsilonInside(h.Number("learning_rate"), h.Number("epsilon"), h.Number("initial_accumulator_value")),
        ["recorded/rmsprop_epsilon_inside"] = h => new RMSpropEpsilonInside(h.Number("learning_rate"), h.Number("rho"), h.Number("epsilon")),
        ["recorded/adam_epsilon_inside"] = h => new AdamEpsilonInside(h.Rate, h.Number("b1"), h.Number("b2"), h.Number("eps_root")),
        ["recorded/optimistic_adam"] = h => new OptimisticAdam(h.Rate, h.Number("b1"), h.Number("b2"), h.Epsilon),
        ["recorded/optimistic_gradient_descent"] = h => new OptimisticGradientDescent(h.Rate, h.Number("alpha"), h.Number("beta")),
        ["recorded/normalized_gradient_descent"] = h => new NormalizedGradientDescent(h.Rate, h.Epsilon),
        ["recorded/powersign"] = h => new PowerSign(h.Rate, h.Number("beta")),
        ["recorded/addsign"] = h => new AddSign(h.Rate, h.Number("beta")),
        ["recorded/textbook_momentum"] = h => new TextbookMomentum(h.Rate, h.Momentum),
        ["recorded/textbook_nesterov"] = h => new TextbookNesterov(h.Rate, h.Momentum),
        ["recorded/textbook_adagrad"] = h => new TextbookAdaGrad(h.Rate),
        ["recorded/textbook_rmsprop"] = h => new TextbookRMSprop(h.Rate, h.Number("decay_rate")),
        ["recorded/textbook_adam"] = h => new TextbookAdam(h.Rate, h.Number("beta1"), h.Number("beta2")),
        ["recorded/polyak_step"] = h => new PolyakStep(h.Number("eta_max"), h.Number("c")),
        ["recorded/extragradient"] = h => new Extragradient(h.Rate),
        ["recorded/gsam"] = h => new GapAwareMomentum
        {
            LearningRate = h.Rate, MomentumFactor = h.Momentum, Radius = h.Number("rho"), GapWeight = h.Number("gsam_alpha"), RadiusEpsilon = h.Number("perturb_eps"),
        },
        ["recorded/lookbehind_sam"] = h => new LookbehindSAM(h.Rate, h.Number("rho"), h.Number("alpha"), 1e-16),
        ["recorded/sampa"] = h => new SAMPa(h.Rate, h.Number("rho"), h.Number("og")),
        ["recorded/gradient_power_adam"] = h => new GradientPowerAdam(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Number("power")),
        ["recorded/clipped_adamw"] = h => new ClippedAdamW
        {
            LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, WeightDecay = h.Decay, Limit = h.Number("max_norm"),
        },
        ["recorded/clip_by_global_norm"] = h => new GloballyClippedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, Limit = h.Number("max_norm") },
        ["recorded/clip_by_value"] = h => new ValueClippedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, Limit = h.Number("clip_value") },
        ["recorded/clip_by_norm"] = h => new ClippedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, Limit = h.Number("clipnorm") },
        ["recorded/adaptive_gradient_clipping_m5x7"] = h => new AdaptivelyClippedMomentum
        {
            LearningRate = h.Rate, MomentumFactor = h.Momentum, LeastNorm = h.Number("agc_eps"), Share = h.Number("agc_clip_val"),
        },
        ["recorded/gradient_centralization_m5x7"] = h => new CentralizedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum },
        ["recorded/gradient_normalization"] = h => new NormalizedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum },
        ["recorded/orthograd"] = h => new OrthogonalMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum },
        ["recorded/grokfast"] = h => new GrokFastMomentum
        {
            LearningRate = h.Rate, MomentumFactor = h.Momentum, GradientSmoothing = h.Number("alpha"), Amplification = h.Number("lamb"),
        },
        ["recorded/coupled_weight_decay"] = h => new DecayedRMSprop { LearningRate = h.Rate, Alpha = h.Number("alpha"), Epsilon = h.Epsilon, CoupledDecay = h.Decay },
        ["recorded/decoupled_weight_decay"] = h => new DecoupledAdam
        {
            LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, DecoupledDecay = h.Decay,
        },
        ["recorded/elastic_net"] = h => new ElasticMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, L1 = h.Number("l1"), L2 = h.Number("l2") },
        ["recorded/l1_penalty"] = h => new PenalizedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, L1 = h.Number("l1") },
        ["recorded/proximal_l1"] = h => new ProximalMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, Shrinkage = h.Number("shrinkage") },
        ["recorded/max_norm_m5x7"] = h => new NormLimitedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, Limit = h.Number("maxnorm") },
        ["recorded/ema"] = h => new AveragedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, AverageSmoothing = h.Number("decay") },
        ["recorded/weight_average"] = WarmAverageOf,
        ["recorded/weight_average_warm"] = WarmAverageOf,
        ["recorded/swa"] = h => new StochasticallyAveragedMomentum
        {
            LearningRate = h.Rate, MomentumFactor = h.Momentum, AverageStart = h.Number("start"), AveragePeriod = h.Number("every"),
        },
        ["recorded/polyak_average"] = h => new PolyakAveragedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, AverageStart = h.Number("start") },
        ["recorded/schedule_free"] = h => new ScheduleFreeMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, Interpolation = h.Number("wrapper_momentum") },
        ["recorded/grafting"] = h => new GraftedMomentum { LearningRate = h.Rate, MomentumFactor = h.Momentum, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon },
        ["recorded/trust_ratio"] = h => new TrustedAdam { LearningRate = h.Rate, Beta1 = h.Number("b1"), Beta2 = h.Number("b2"), Epsilon = h.Epsilon },
    };

    private static MomentumAveragedFromStart WarmAverageOf(ZooCase h) => new()
    {
        LearningRate = h.Rate, MomentumFactor = h.Momentum, AverageSmoothing = h.Number("decay"), AverageWarmup = h.Number("warmup"),
    };
}
