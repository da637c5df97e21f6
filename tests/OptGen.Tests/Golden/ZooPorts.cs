using OptGen.Zoo;

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
        [Package + "adabelief_ams"] = h => new PackagedAMSBelief(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        [Package + "adabelief_rectify"] = h => new PackagedRAdaBelief(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        [Package + "adabound"] = h => new PackagedAdaBound
        {
            LearningRate = h.Rate, FinalLearningRate = h.Number("final_lr"), Beta1 = h.Beta1, Beta2 = h.Beta2, BoundSpeed = h.Number("gamma"), Epsilon = h.Epsilon,
        },
        [Package + "adabound_ams"] = h => new PackagedAMSBound
        {
            LearningRate = h.Rate, FinalLearningRate = h.Number("final_lr"), Beta1 = h.Beta1, Beta2 = h.Beta2, BoundSpeed = h.Number("gamma"), Epsilon = h.Epsilon,
        },
        [Package + "adadelta"] = h => new AdaDelta(h.Rate, h.Number("rho"), h.Epsilon, h.Decay),
        [Package + "adahessian"] = h => new AdaHessian(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Number("hessian_power"), h.Decay),
        [Package + "adamax"] = h => new Adamax(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay),
        [Package + "adamp"] = PackagedProjectedAdamOf,
        [Package + "adamp_m5x7"] = PackagedProjectedAdamOf,
        [Package + "adamp_cautious"] = h => new PackagedCautiousAdamP { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon },
        [Package + "adamp_nesterov"] = h => new PackagedNesterovAdamP { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon },
        [Package + "adamw_cautious_via_mars1d"] = h =>
            new PackagedCautiousAdamW(h.Number("lr_1d"), h.Number("betas_1d", 0), h.Number("betas_1d", 1), h.Epsilon, h.Decay),
        [Package + "adopt_noclip"] = h => new UnclippedADOPT { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon },
        [Package + "aggmo"] = AggregatedOf,
        [Package + "aggmo_wd"] = AggregatedOf,
        [Package + "alig"] = h => new ALIG(h.Number("max_lr"), h.Momentum),
        [Package + "alig_momentum"] = h => new ALIG(h.Number("max_lr"), h.Momentum),
        [Package + "alig_adjmomentum"] = h => new AdjustedALIG(h.Number("max_lr"), h.Momentum),
        [Package + "fromage"] = h => new Fromage(h.Rate),
        [Package + "gravity"] = h => new GravityOfGivenNoise(h.Rate, h.Number("alpha"), h.Number("beta")),
        [Package + "lion"] = h => new Lion(h.Rate, h.Beta1, h.Beta2, h.Decay),
        [Package + "lion_cautious"] = h => new PackagedCautiousLion { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, WeightDecay = h.Decay },
        [Package + "lookahead_adamw"] = h => new LookaheadAdamW { LookaheadPeriod = h.Number("k"), SlowStep = h.Number("alpha"), LearningRate = 1e-3, WeightDecay = 1e-2 },
        [Package + "lookahead_sgd_momentum"] = h => new LookaheadMomentum { LookaheadPeriod = h.Number("k"), SlowStep = h.Number("alpha"), LearningRate = 1e-2, MomentumFactor = 0.9 },
        [Package + "lookahead_sgd_momentum_pullback"] = _ => new PulledBackLookaheadMomentum(1e-2, 0.9),
        [Package + "madgrad"] = DualAveragedOf,
        [Package + "madgrad_nomomentum"] = DualAveragedOf,
        [Package + "madgrad_wd_decoupled"] = DualAveragedOf,
        [Package + "mars_adamw"] = h => new PackagedMARS(h.Rate, h.Beta1, h.Beta2, h.Number("gamma"), h.Epsilon),
        [Package + "mars_adamw_cautious"] = h => new PackagedCautiousMARS(h.Rate, h.Beta1, h.Beta2, h.Number("gamma"), h.Epsilon),
        [Package + "mars_lion"] = h => new MARSLion(h.Rate, h.Beta1, h.Number("gamma"), h.Decay),
        [Package + "nero"] = h => new Nero(h.Rate, h.Number("beta"), h.Epsilon),
        [Package + "nero_m5x7"] = h => new Nero(h.Rate, h.Number("beta"), h.Epsilon),
        [Package + "shampoo_eps1_m5x7"] = h => new SequentialShampoo(h.Rate, h.Number("matrix_eps")),
        [Package + "splus_onesided_m5x7"] = h => new OneSidedSPlus(
            h.Rate * h.Number("nonstandard_constant"), h.Beta1, h.Beta2, h.Number("inverse_steps"), h.Decay, h.Number("ema_rate")),
        [Package + "pid"] = h => new PackagedPID(h.Rate, h.Momentum, h.Number("integral"), h.Number("derivative")),
        [Package + "pnm"] = h => new PNM(h.Rate, h.Beta1, h.Beta2, h.Decay),
        [Package + "prodigy_quad"] = h => new Prodigy(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay, h.Number("d0"), h.Number("d_coef")),
        [Package + "qhm"] = h => new QHM(h.Rate, h.Momentum, h.Number("nu"), h.Decay),
        [Package + "radam"] = h => new WaitingRAdam(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        [Package + "radam_sgd"] = h => new RAdam(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay),
        [Package + "sam_adaptive"] = h => new AdaptiveSharpSGD { LearningRate = 0.01, Radius = h.Number("rho"), RadiusEpsilon = h.Number("perturb_eps") },
        [Package + "sam_sgd"] = h => new SharpMomentum { LearningRate = 0.01, MomentumFactor = 0.9, Radius = h.Number("rho"), RadiusEpsilon = h.Number("perturb_eps") },
        [Package + "schedulefreeadamw"] = ScheduleFreeAdamOf,
        [Package + "schedulefreeadamw_warmup_wd"] = ScheduleFreeAdamOf,
        [Package + "schedulefreesgd"] = ScheduleFreeOf,
        [Package + "schedulefreesgd_warmup_r"] = ScheduleFreeOf,
        [Package + "schedulefreewrapper_adamw"] = h => new PackagedScheduleFreeOverAdam { Beta = h.Momentum },
        [Package + "sgdp"] = h => new SGDP(h.Rate, h.Momentum, h.Number("delta"), h.Number("wd_ratio"), h.Epsilon, h.Decay),
        [Package + "sgdp_m5x7"] = h => new NesterovSGDP
        {
            LearningRate = h.Rate, MomentumFactor = h.Momentum, Threshold = h.Number("delta"), DecayRatio = h.Number("wd_ratio"), Epsilon = h.Epsilon, WeightDecay = h.Decay,
        },
        [Package + "signsgd_nomomentum"] = h => new SignSGD(h.Rate, h.Decay),
        [Package + "sm3"] = h => new SM3(h.Rate, h.Number("beta"), h.Epsilon),
        [Package + "sm3_beta_momentum"] = SquareBoundedOf,
        [Package + "sm3_m5x7"] = SquareBoundedOf,
        [Package + "sm3_m8x3"] = SquareBoundedOf,
        [Package + "sophiah"] = h => new SophiaH(h.Rate, h.Beta1, h.Beta2, h.Number("p"), every: 1, h.Epsilon, h.Decay),
        [Package + "sophiah_wd"] = h => new SophiaH(h.Rate, h.Beta1, h.Beta2, h.Number("p"), every: 1, h.Epsilon, h.Decay),
        [Package + "tam"] = h => new TAM(h.Rate, h.Momentum, h.Number("decay_rate"), h.Epsilon, h.Decay),
        [Package + "tam_m5x7"] = h => new TAM(h.Rate, h.Momentum, h.Number("decay_rate"), h.Epsilon, h.Decay),
        [Package + "tiger"] = h => new Tiger(h.Rate, h.Number("beta"), h.Decay),
        [Package + "yogi"] = h => new Yogi(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Number("initial_accumulator"), h.Decay),
        [Authors + "adopt"] = h => new ADOPT(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        [Authors + "grams"] = h => new Grams(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay),
        [Authors + "jettify_adamp_m5x7"] = h => new AdamP(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Number("delta"), h.Number("wd_ratio"), h.Decay),
        [Authors + "jettify_diffgrad"] = h => new DiffGrad(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        [Authors + "jettify_lamb"] = TrustedAdamOf,
        [Authors + "jettify_lamb_m5x7"] = TrustedAdamOf,
        [Authors + "jettify_lars_m5x7"] = h => new LARS(h.Rate, h.Momentum, h.Number("trust_coefficient"), h.Decay, h.Epsilon),
        [Authors + "jettify_lars_m8x3"] = h => new NesterovLARS
        {
            LearningRate = h.Rate, MomentumFactor = h.Momentum, TrustCoefficient = h.Number("trust_coefficient"), WeightDecay = h.Decay, Epsilon = h.Epsilon,
        },
        [Authors + "jettify_novograd"] = h => new NovoGrad(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay),
        [Authors + "jettify_shampoo_m5x7"] = h => new SequentialShampoo(h.Rate, h.Number("epsilon")),
        [Authors + "mars_adamw"] = h => new MARS(h.Rate, h.Beta1, h.Beta2, h.Number("gamma"), h.Epsilon, h.Decay),
        [Authors + "soap_onesided_m5x7"] = h => new OneSidedSOAP(h.Rate, h.Beta1, h.Beta2, h.Decay, h.Number("precondition_frequency"), h.Epsilon),
        [Authors + "prodigy_quad_full"] = h =>
            new Prodigy(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay, h.Number("d0"), h.Number("d_coef"), corrected: true, safeguard: true),
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
        [Authors + "sophiag"] = h => new SophiaG(h.Rate, h.Beta1, h.Beta2, h.Number("rho"), λ: h.Decay),
    };

    /// <summary>The cases that have an optimizer of ours; those on other inputs are named after them.</summary>
    public static bool Has(string name) => Find(name) is not null;

    public static Optimizer Create(ZooCase golden) => Find(golden.Name)!(golden);

    private static Func<ZooCase, Optimizer>? Find(string name) => Ports.GetValueOrDefault(BaseName(name))
        ?? RecordedPorts.All.GetValueOrDefault(BaseName(name)) ?? RecordedMatrixPorts.All.GetValueOrDefault(BaseName(name));

    private static CAME ConfidentOf(ZooCase h) =>
        new(h.Number("lr"), h.Number("beta1"), h.Number("beta2"), h.Number("beta3"), h.Number("eps1"), h.Number("eps2"), h.Number("d"));

    private static string BaseName(string name) => name.Split("__")[0];

    private static PackagedAdaBelief BeliefOf(ZooCase h) => new(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay);

    private static PackagedAdamP PackagedProjectedAdamOf(ZooCase h) => new()
    {
        LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, Threshold = h.Number("delta"), DecayRatio = h.Number("wd_ratio"), WeightDecay = h.Decay,
    };

    private static AggMo AggregatedOf(ZooCase h) => new(h.Rate, h.Number("betas", 0), h.Number("betas", 1), h.Number("betas", 2), h.Decay);

    private static MADGRAD DualAveragedOf(ZooCase h) => new(h.Rate, h.Momentum, h.Epsilon, h.Decay);

    private static ScheduleFreeSGD ScheduleFreeOf(ZooCase h) =>
        new(h.Rate, h.Momentum, h.Decay, h.Number("r"), h.Number("weight_lr_power"), h.Number("warmup_steps"));

    private static PackagedScheduleFreeAdamW ScheduleFreeAdamOf(ZooCase h) => new()
    {
        LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, WeightDecay = h.Decay, PolynomialPower = h.Number("r"),
        RatePower = h.Number("weight_lr_power"), WarmupSteps = h.Number("warmup_steps"),
    };

    private static MomentumSM3 SquareBoundedOf(ZooCase h) =>
        new() { LearningRate = h.Rate, SquareSmoothing = h.Number("beta"), Epsilon = h.Epsilon, Mu = h.Momentum };

    private static ThirdLAMB TrustedAdamOf(ZooCase h) =>
        new() { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, WeightDecay = h.Decay };
}
