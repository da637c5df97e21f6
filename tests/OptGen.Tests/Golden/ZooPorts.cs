namespace OptGen.Tests.Golden;

/// <summary>Our optimizer for each case of the zoo's.</summary>
internal static class ZooPorts
{
    private const string Package = "pytorch_optimizer/";
    private const string Authors = "authors/";
    private const string Papers = "papers/";

    private static readonly Dictionary<string, Func<ZooCase, Optimizer>> Ports = new(StringComparer.Ordinal)
    {
        [Package + "adabelief"] = BeliefOf,
        [Package + "adabelief_wd"] = BeliefOf,
        [Package + "adabelief_ams"] = h => new PackagedAMSBelief(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        [Package + "adabelief_rectify"] = h => new PackagedRAdaBelief(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        [Package + "adabound"] = h => new PackagedAdaBound
        {
            LearningRate = Rate(h), FinalLearningRate = h.Number("final_lr"), Beta1 = Beta1(h), Beta2 = Beta2(h), BoundSpeed = h.Number("gamma"), Epsilon = Epsilon(h),
        },
        [Package + "adabound_ams"] = h => new PackagedAMSBound
        {
            LearningRate = Rate(h), FinalLearningRate = h.Number("final_lr"), Beta1 = Beta1(h), Beta2 = Beta2(h), BoundSpeed = h.Number("gamma"), Epsilon = Epsilon(h),
        },
        [Package + "adadelta"] = h => new AdaDelta(Rate(h), h.Number("rho"), Epsilon(h), Decay(h)),
        [Package + "adahessian"] = h => new AdaHessian(Rate(h), Beta1(h), Beta2(h), Epsilon(h), h.Number("hessian_power"), Decay(h)),
        [Package + "adamax"] = h => new Adamax(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h)),
        [Package + "adamp"] = PackagedProjectedAdamOf,
        [Package + "adamp_m5x7"] = PackagedProjectedAdamOf,
        [Package + "adamp_cautious"] = h => new PackagedCautiousAdamP { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h) },
        [Package + "adamp_nesterov"] = h => new PackagedNesterovAdamP { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h) },
        [Package + "adamw_cautious_via_mars1d"] = h =>
            new PackagedCautiousAdamW(h.Number("lr_1d"), h.Number("betas_1d", 0), h.Number("betas_1d", 1), Epsilon(h), Decay(h)),
        [Package + "adopt_noclip"] = h => new UnclippedADOPT { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h) },
        [Package + "aggmo"] = AggregatedOf,
        [Package + "aggmo_wd"] = AggregatedOf,
        [Package + "alig"] = h => new ALIG(h.Number("max_lr"), Momentum(h)),
        [Package + "alig_momentum"] = h => new ALIG(h.Number("max_lr"), Momentum(h)),
        [Package + "alig_adjmomentum"] = h => new AdjustedALIG(h.Number("max_lr"), Momentum(h)),
        [Package + "fromage"] = h => new Fromage(Rate(h)),
        [Package + "gravity"] = h => new GravityOfGivenNoise(Rate(h), h.Number("alpha"), h.Number("beta")),
        [Package + "lion"] = h => new Lion(Rate(h), Beta1(h), Beta2(h), Decay(h)),
        [Package + "lion_cautious"] = h => new PackagedCautiousLion { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), WeightDecay = Decay(h) },
        [Package + "lookahead_adamw"] = h => new LookaheadAdamW { LookaheadPeriod = h.Number("k"), SlowStep = h.Number("alpha"), LearningRate = 1e-3, WeightDecay = 1e-2 },
        [Package + "lookahead_sgd_momentum"] = h => new LookaheadMomentum { LookaheadPeriod = h.Number("k"), SlowStep = h.Number("alpha"), LearningRate = 1e-2, MomentumFactor = 0.9 },
        [Package + "lookahead_sgd_momentum_pullback"] = _ => new PulledBackLookaheadMomentum(1e-2, 0.9),
        [Package + "madgrad"] = DualAveragedOf,
        [Package + "madgrad_nomomentum"] = DualAveragedOf,
        [Package + "madgrad_wd_decoupled"] = DualAveragedOf,
        [Package + "mars_adamw"] = h => new PackagedMARS(Rate(h), Beta1(h), Beta2(h), h.Number("gamma"), Epsilon(h)),
        [Package + "mars_adamw_cautious"] = h => new PackagedCautiousMARS(Rate(h), Beta1(h), Beta2(h), h.Number("gamma"), Epsilon(h)),
        [Package + "mars_lion"] = h => new MARSLion(Rate(h), Beta1(h), h.Number("gamma"), Decay(h)),
        [Package + "nero"] = h => new Nero(Rate(h), h.Number("beta"), Epsilon(h)),
        [Package + "nero_m5x7"] = h => new Nero(Rate(h), h.Number("beta"), Epsilon(h)),
        [Package + "shampoo_eps1_m5x7"] = h => new SequentialShampoo(Rate(h), h.Number("matrix_eps")),
        [Package + "splus_onesided_m5x7"] = h => new OneSidedSPlus(
            Rate(h) * h.Number("nonstandard_constant"), Beta1(h), Beta2(h), h.Number("inverse_steps"), Decay(h), h.Number("ema_rate")),
        [Package + "pid"] = h => new PackagedPID(Rate(h), Momentum(h), h.Number("integral"), h.Number("derivative")),
        [Package + "pnm"] = h => new PNM(Rate(h), Beta1(h), Beta2(h), Decay(h)),
        [Package + "prodigy_quad"] = h => new Prodigy(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h), h.Number("d0"), h.Number("d_coef")),
        [Package + "qhm"] = h => new QHM(Rate(h), Momentum(h), h.Number("nu"), Decay(h)),
        [Package + "radam"] = h => new WaitingRAdam(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        [Package + "radam_sgd"] = h => new RAdam(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h)),
        [Package + "sam_adaptive"] = h => new AdaptiveSharpSGD { LearningRate = 0.01, Radius = h.Number("rho"), RadiusEpsilon = h.Number("perturb_eps") },
        [Package + "sam_sgd"] = h => new SharpMomentum { LearningRate = 0.01, MomentumFactor = 0.9, Radius = h.Number("rho"), RadiusEpsilon = h.Number("perturb_eps") },
        [Package + "schedulefreeadamw"] = ScheduleFreeAdamOf,
        [Package + "schedulefreeadamw_warmup_wd"] = ScheduleFreeAdamOf,
        [Package + "schedulefreesgd"] = ScheduleFreeOf,
        [Package + "schedulefreesgd_warmup_r"] = ScheduleFreeOf,
        [Package + "schedulefreewrapper_adamw"] = h => new PackagedScheduleFreeOverAdam { Beta = Momentum(h) },
        [Package + "sgdp"] = h => new SGDP(Rate(h), Momentum(h), h.Number("delta"), h.Number("wd_ratio"), Epsilon(h), Decay(h)),
        [Package + "sgdp_m5x7"] = h => new NesterovSGDP
        {
            LearningRate = Rate(h), MomentumFactor = Momentum(h), Threshold = h.Number("delta"), DecayRatio = h.Number("wd_ratio"), Epsilon = Epsilon(h), WeightDecay = Decay(h),
        },
        [Package + "signsgd_nomomentum"] = h => new SignSGD(Rate(h), Decay(h)),
        [Package + "sm3"] = h => new SM3(Rate(h), h.Number("beta"), Epsilon(h)),
        [Package + "sm3_beta_momentum"] = SquareBoundedOf,
        [Package + "sm3_m5x7"] = SquareBoundedOf,
        [Package + "sm3_m8x3"] = SquareBoundedOf,
        [Package + "sophiah"] = h => new SophiaH(Rate(h), Beta1(h), Beta2(h), h.Number("p"), every: 1, Epsilon(h), Decay(h)),
        [Package + "sophiah_wd"] = h => new SophiaH(Rate(h), Beta1(h), Beta2(h), h.Number("p"), every: 1, Epsilon(h), Decay(h)),
        [Package + "tam"] = h => new TAM(Rate(h), Momentum(h), h.Number("decay_rate"), Epsilon(h), Decay(h)),
        [Package + "tam_m5x7"] = h => new TAM(Rate(h), Momentum(h), h.Number("decay_rate"), Epsilon(h), Decay(h)),
        [Package + "tiger"] = h => new Tiger(Rate(h), h.Number("beta"), Decay(h)),
        [Package + "yogi"] = h => new Yogi(Rate(h), Beta1(h), Beta2(h), Epsilon(h), h.Number("initial_accumulator"), Decay(h)),
        [Authors + "adopt"] = h => new ADOPT(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        [Authors + "grams"] = h => new Grams(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h)),
        [Authors + "jettify_adamp_m5x7"] = h => new AdamP(Rate(h), Beta1(h), Beta2(h), Epsilon(h), h.Number("delta"), h.Number("wd_ratio"), Decay(h)),
        [Authors + "jettify_diffgrad"] = h => new DiffGrad(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        [Authors + "jettify_lamb"] = TrustedAdamOf,
        [Authors + "jettify_lamb_m5x7"] = TrustedAdamOf,
        [Authors + "jettify_lars_m5x7"] = h => new LARS(Rate(h), Momentum(h), h.Number("trust_coefficient"), Decay(h), Epsilon(h)),
        [Authors + "jettify_lars_m8x3"] = h => new NesterovLARS
        {
            LearningRate = Rate(h), MomentumFactor = Momentum(h), TrustCoefficient = h.Number("trust_coefficient"), WeightDecay = Decay(h), Epsilon = Epsilon(h),
        },
        [Authors + "jettify_novograd"] = h => new NovoGrad(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h)),
        [Authors + "jettify_shampoo_m5x7"] = h => new SequentialShampoo(Rate(h), h.Number("epsilon")),
        [Authors + "mars_adamw"] = h => new MARS(Rate(h), Beta1(h), Beta2(h), h.Number("gamma"), Epsilon(h), Decay(h)),
        [Authors + "soap_onesided_m5x7"] = h => new OneSidedSOAP(Rate(h), Beta1(h), Beta2(h), Decay(h), h.Number("precondition_frequency"), Epsilon(h)),
        [Authors + "prodigy_quad_full"] = h =>
            new Prodigy(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h), h.Number("d0"), h.Number("d_coef"), corrected: true, safeguard: true),
        [Papers + "acprop"] = h => new ACProp(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("eps")),
        [Papers + "adamod"] = h => new AdaMod(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("beta3"), h.Number("eps")),
        [Papers + "adan"] = h => new Adan(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("beta3"), h.Number("eps"), h.Number("decay")),
        [Papers + "ademamix"] = h =>
            new AdEMAMix(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("beta3"), h.Number("alpha"), h.Number("eps"), h.Number("decay")),
        [Papers + "agd"] = h => new AGD(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("delta")),
        [Papers + "came_m5x7"] = ConfidentOf,
        [Papers + "came_m8x3"] = ConfidentOf,
        [Papers + "dog"] = h => new DoG(h.Number("lr"), h.Number("r_eps"), h.Number("eps")),
        [Papers + "dowg"] = h => new DoWG { Epsilon = h.Number("eps") },
        [Papers + "laprop"] = h => new LaProp(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("eps")),
        [Papers + "padam"] = h => new PAdam(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("eps"), h.Number("p")),
        [Papers + "qhadam"] = h => new QHAdam(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("nu1"), h.Number("nu2"), h.Number("eps")),
        [Papers + "stableadamw"] = h => new StableAdamW(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("eps"), h.Number("decay")),
        [Papers + "adamd"] = h => new AdamD(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("eps")),
        [Papers + "adasgd"] = h => new AdaSGD(h.Number("lr"), h.Number("beta1"), h.Number("beta2")),
        [Papers + "pid"] = h => new PID(h.Number("lr"), h.Number("alpha"), ki: h.Number("ki"), kd: h.Number("kd")),
        [Papers + "nirmal"] = h => new NIRMAL(
            h.Number("lr"), h.Number("mu"), h.Number("beta"), κ: 0, γ: h.Number("gamma"), λ: h.Number("lambda"), a: h.Number("scale"), ε: h.Number("eps")),
        [Papers + "softsignum"] = h => new SoftSignum(h.Number("lr"), h.Number("beta"), h.Number("share"), h.Number("decay"), h.Number("eps")),
        [Papers + "mgup"] = h => new SelectiveMomentum { LearningRate = h.Number("lr"), MomentumFactor = h.Number("momentum"), SelectedShare = h.Number("tau") },
        [Papers + "light_sam"] = h => new LightSAM(h.Number("lr"), h.Number("rho")),
        [Papers + "ae_sam"] = h => new AdaptivelySharpSGD
        {
            LearningRate = h.Number("lr"), Radius = h.Number("rho"), NormSmoothing = h.Number("delta"), Deviations = h.Number("c"), RadiusEpsilon = 0,
        },
        [Papers + "storm"] = h => new STORM(h.Number("k"), h.Number("c"), h.Number("w")),
        [Authors + "sophiag"] = h => new SophiaG(Rate(h), Beta1(h), Beta2(h), h.Number("rho"), λ: Decay(h)),
    };

    /// <summary>The cases that have an optimizer of ours; those on other inputs are named after them.</summary>
    public static bool Has(string name) => Find(name) is not null;

    public static Optimizer Create(ZooCase golden) => Find(golden.Name)!(golden);

    private static Func<ZooCase, Optimizer>? Find(string name) => Ports.GetValueOrDefault(BaseName(name))
        ?? RecordedPorts.All.GetValueOrDefault(BaseName(name)) ?? RecordedMatrixPorts.All.GetValueOrDefault(BaseName(name));

    private static CAME ConfidentOf(ZooCase h) =>
        new(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("beta3"), h.Number("eps1"), h.Number("eps2"), h.Number("d"));

    private static string BaseName(string name) => name.Split("__")[0];

    private static double Rate(ZooCase h) => h.Number("lr");

    private static double Momentum(ZooCase h) => h.Number("momentum");

    private static double Beta1(ZooCase h) => h.Number("betas", 0);

    private static double Beta2(ZooCase h) => h.Number("betas", 1);

    private static double Epsilon(ZooCase h) => h.Number("eps");

    private static double Decay(ZooCase h) => h.Number("weight_decay");

    private static PackagedAdaBelief BeliefOf(ZooCase h) => new(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h));

    private static PackagedAdamP PackagedProjectedAdamOf(ZooCase h) => new()
    {
        LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), Threshold = h.Number("delta"), DecayRatio = h.Number("wd_ratio"), WeightDecay = Decay(h),
    };

    private static AggMo AggregatedOf(ZooCase h) => new(Rate(h), h.Number("betas", 0), h.Number("betas", 1), h.Number("betas", 2), Decay(h));

    private static MADGRAD DualAveragedOf(ZooCase h) => new(Rate(h), Momentum(h), Epsilon(h), Decay(h));

    private static ScheduleFreeSGD ScheduleFreeOf(ZooCase h) =>
        new(Rate(h), Momentum(h), Decay(h), h.Number("r"), h.Number("weight_lr_power"), h.Number("warmup_steps"));

    private static PackagedScheduleFreeAdamW ScheduleFreeAdamOf(ZooCase h) => new()
    {
        LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), WeightDecay = Decay(h), PolynomialPower = h.Number("r"),
        RatePower = h.Number("weight_lr_power"), WarmupSteps = h.Number("warmup_steps"),
    };

    private static MomentumSM3 SquareBoundedOf(ZooCase h) =>
        new() { LearningRate = Rate(h), SquareSmoothing = h.Number("beta"), Epsilon = Epsilon(h), Mu = Momentum(h) };

    private static ThirdLAMB TrustedAdamOf(ZooCase h) =>
        new() { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), WeightDecay = Decay(h) };
}
