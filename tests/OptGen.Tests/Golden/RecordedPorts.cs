namespace OptGen.Tests.Golden;

/// <summary>Our optimizer for each case of recorded.py's.</summary>
internal static class RecordedPorts
{
    public static IReadOnlyDictionary<string, Func<ZooCase, Optimizer>> All { get; } = new Dictionary<string, Func<ZooCase, Optimizer>>(StringComparer.Ordinal)
    {
        ["recorded/adopt_atan2"] = h => new ADOPTAtan2(Rate(h), Beta1(h), Beta2(h), h.Number("a"), h.Number("b")),

        // There the decay is a share of the weights whatever the rate.
        ["recorded/adam_atan2"] = h => new AdamAtan2(Rate(h), Beta1(h), Beta2(h), h.Number("a"), h.Number("b"), Decay(h) / Rate(h)),
        ["recorded/amsgradw"] = h => new AMSGradW { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), Decay = Decay(h) },
        ["recorded/accsgd"] = h => new AccSGD(Rate(h), h.Number("kappa"), h.Number("xi"), h.Number("small_const"), Decay(h)),
        ["recorded/adabelief"] = h => new AdaBelief(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h)),
        ["recorded/radabelief"] = h => new RAdaBelief { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h) },
        ["recorded/adamomentum"] = h => new AdaMomentum(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        ["recorded/eadam"] = h => new EAdam(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        ["recorded/nosadam"] = h => new NosAdam(Rate(h), Beta1(h), h.Number("gamma"), Epsilon(h)),
        ["recorded/powered_sgd"] = h => new PoweredSGD(Rate(h), Momentum(h), h.Number("gamma")),
        ["recorded/ranger_m5x7"] = h => new Ranger
        {
            LearningRate = Rate(h), SlowStep = h.Number("alpha"), LookaheadPeriod = h.Number("k"), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h),
        },
        ["recorded/sgdw"] = h => new SGDW(Rate(h), Momentum(h), Decay(h)),
        ["recorded/signum"] = h => new Signum(Rate(h), Momentum(h), Decay(h)),
        ["recorded/efsignsgd"] = h => new EFSignSGD(Rate(h)),
        ["recorded/adagrad_norm"] = h => new AdaGradNorm(Rate(h), Math.Pow(h.Number("initial_accumulator_value"), 2)),
        ["recorded/wngrad"] = h => new WNGrad(Rate(h), h.Number("initial_accumulator_value")),
        ["recorded/cautious_adamw"] = h => new CautiousAdamW { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), WeightDecay = Decay(h) },
        ["recorded/cautious_lion"] = h => new CautiousLion { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), WeightDecay = Decay(h) },
        ["recorded/adabound"] = h => new AdaBound(Rate(h), h.Number("final_lr"), Beta1(h), Beta2(h), h.Number("gamma"), Epsilon(h)),
        ["recorded/amsbound"] = h => new AMSBound(Rate(h), h.Number("final_lr"), Beta1(h), Beta2(h), h.Number("gamma"), Epsilon(h)),
        ["recorded/lamb"] = h => new LAMB(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h)),
        ["recorded/schedule_free_adamw"] = h => new ScheduleFreeAdamW(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h), W: h.Number("warmup_steps")),
        ["recorded/gradient_signs"] = h => new SignedTextbookAdam { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h) },
        ["recorded/cautious"] = h => new CautiousTextbookAdam { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h) },
        ["recorded/cautious_weight_decay"] = h => new CautiouslyDecayedAdam
        {
            LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), DecoupledDecay = Decay(h),
        },
        ["recorded/adagrad_epsilon_inside"] = h => new AdaGradEpsilonInside(h.Number("learning_rate"), h.Number("epsilon"), h.Number("initial_accumulator_value")),
        ["recorded/rmsprop_epsilon_inside"] = h => new RMSpropEpsilonInside(h.Number("learning_rate"), h.Number("rho"), h.Number("epsilon")),
        ["recorded/adam_epsilon_inside"] = h => new AdamEpsilonInside(Rate(h), h.Number("b1"), h.Number("b2"), h.Number("eps_root")),
        ["recorded/optimistic_adam"] = h => new OptimisticAdam(Rate(h), h.Number("b1"), h.Number("b2"), Epsilon(h)),
        ["recorded/optimistic_gradient_descent"] = h => new OptimisticGradientDescent(Rate(h), h.Number("alpha"), h.Number("beta")),
        ["recorded/normalized_gradient_descent"] = h => new NormalizedGradientDescent(Rate(h), Epsilon(h)),
        ["recorded/powersign"] = h => new PowerSign(Rate(h), h.Number("beta")),
        ["recorded/addsign"] = h => new AddSign(Rate(h), h.Number("beta")),
        ["recorded/textbook_momentum"] = h => new TextbookMomentum(Rate(h), Momentum(h)),
        ["recorded/textbook_nesterov"] = h => new TextbookNesterov(Rate(h), Momentum(h)),
        ["recorded/textbook_adagrad"] = h => new TextbookAdaGrad(Rate(h)),
        ["recorded/textbook_rmsprop"] = h => new TextbookRMSprop(Rate(h), h.Number("decay_rate")),
        ["recorded/textbook_adam"] = h => new TextbookAdam(Rate(h), h.Number("beta1"), h.Number("beta2")),
        ["recorded/polyak_step"] = h => new PolyakStep(h.Number("eta_max"), h.Number("c")),
        ["recorded/extragradient"] = h => new Extragradient(Rate(h)),
        ["recorded/gsam"] = h => new GapAwareMomentum
        {
            LearningRate = Rate(h), MomentumFactor = Momentum(h), Radius = h.Number("rho"), GapWeight = h.Number("gsam_alpha"), RadiusEpsilon = h.Number("perturb_eps"),
        },
        ["recorded/lookbehind_sam"] = h => new LookbehindSAM(Rate(h), h.Number("rho"), h.Number("alpha"), 1e-16),
        ["recorded/sampa"] = h => new SAMPa(Rate(h), h.Number("rho"), h.Number("og")),
        ["recorded/gradient_power_adam"] = h => new GradientPowerAdam(Rate(h), Beta1(h), Beta2(h), Epsilon(h), h.Number("power")),
        ["recorded/clipped_adamw"] = h => new ClippedAdamW
        {
            LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), WeightDecay = Decay(h), Limit = h.Number("max_norm"),
        },
        ["recorded/clip_by_global_norm"] = h => new GloballyClippedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), Limit = h.Number("max_norm") },
        ["recorded/clip_by_value"] = h => new ValueClippedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), Limit = h.Number("clip_value") },
        ["recorded/clip_by_norm"] = h => new ClippedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), Limit = h.Number("clipnorm") },
        ["recorded/adaptive_gradient_clipping_m5x7"] = h => new AdaptivelyClippedMomentum
        {
            LearningRate = Rate(h), MomentumFactor = Momentum(h), LeastNorm = h.Number("agc_eps"), Share = h.Number("agc_clip_val"),
        },
        ["recorded/gradient_centralization_m5x7"] = h => new CentralizedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h) },
        ["recorded/gradient_normalization"] = h => new NormalizedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h) },
        ["recorded/orthograd"] = h => new OrthogonalMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h) },
        ["recorded/grokfast"] = h => new GrokFastMomentum
        {
            LearningRate = Rate(h), MomentumFactor = Momentum(h), GradientSmoothing = h.Number("alpha"), Amplification = h.Number("lamb"),
        },
        ["recorded/coupled_weight_decay"] = h => new DecayedRMSprop { LearningRate = Rate(h), Alpha = h.Number("alpha"), Epsilon = Epsilon(h), CoupledDecay = Decay(h) },
        ["recorded/decoupled_weight_decay"] = h => new DecoupledAdam
        {
            LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), DecoupledDecay = Decay(h),
        },
        ["recorded/elastic_net"] = h => new ElasticMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), L1 = h.Number("l1"), L2 = h.Number("l2") },
        ["recorded/l1_penalty"] = h => new PenalizedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), L1 = h.Number("l1") },
        ["recorded/proximal_l1"] = h => new ProximalMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), Shrinkage = h.Number("shrinkage") },
        ["recorded/max_norm_m5x7"] = h => new NormLimitedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), Limit = h.Number("maxnorm") },
        ["recorded/ema"] = h => new AveragedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), AverageSmoothing = h.Number("decay") },
        ["recorded/weight_average"] = WarmAverageOf,
        ["recorded/weight_average_warm"] = WarmAverageOf,
        ["recorded/swa"] = h => new StochasticallyAveragedMomentum
        {
            LearningRate = Rate(h), MomentumFactor = Momentum(h), AverageStart = h.Number("start"), AveragePeriod = h.Number("every"),
        },
        ["recorded/polyak_average"] = h => new PolyakAveragedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), AverageStart = h.Number("start") },
        ["recorded/schedule_free"] = h => new ScheduleFreeMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), Interpolation = h.Number("wrapper_momentum") },
        ["recorded/grafting"] = h => new GraftedMomentum { LearningRate = Rate(h), MomentumFactor = Momentum(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h) },
        ["recorded/trust_ratio"] = h => new TrustedAdam { LearningRate = Rate(h), Beta1 = h.Number("b1"), Beta2 = h.Number("b2"), Epsilon = Epsilon(h) },
    };

    private static MomentumAveragedFromStart WarmAverageOf(ZooCase h) => new()
    {
        LearningRate = Rate(h), MomentumFactor = Momentum(h), AverageSmoothing = h.Number("decay"), AverageWarmup = h.Number("warmup"),
    };

    private static double Rate(ZooCase h) => h.Number("lr");

    private static double Momentum(ZooCase h) => h.Number("momentum");

    private static double Beta1(ZooCase h) => h.Number("betas", 0);

    private static double Beta2(ZooCase h) => h.Number("betas", 1);

    private static double Epsilon(ZooCase h) => h.Number("eps");

    private static double Decay(ZooCase h) => h.Number("weight_decay");
}
