namespace OptGen.Tests.Golden;

/// <summary>Our optimizer for each case of recorded_matrices.py's and of papers_matrices.py's.</summary>
internal static class RecordedMatrixPorts
{
    private const string Recorded = "recorded/";
    private const string Papers = "papers/";

    public static IReadOnlyDictionary<string, Func<ZooCase, Optimizer>> All { get; } = new Dictionary<string, Func<ZooCase, Optimizer>>(StringComparer.Ordinal)
    {
        [Recorded + "muon_m5x7"] = MuonOf,
        [Recorded + "muon_m8x3"] = MuonOf,
        [Recorded + "matched_muon_m5x7"] = MatchedOf,
        [Recorded + "matched_muon_m8x3"] = MatchedOf,
        [Recorded + "normuon_m5x7"] = NormalizedOf,
        [Recorded + "normuon_m8x3"] = NormalizedOf,
        [Recorded + "adamuon_m5x7"] = AdaptiveOf,
        [Recorded + "adamuon_m8x3"] = AdaptiveOf,
        [Recorded + "namo_m5x7"] = h => new NAMO(Rate(h), Momentum(h), h.Number("mu2"), h.Number("wd"), ε: 0),
        [Recorded + "olion_m5x7"] = LionOf,
        [Recorded + "olion_m8x3"] = LionOf,

        // There the rate of the step is 0.2 of the root of the greater side, that of the decay is not.
        [Recorded + "balanced_muon_m5x7"] = h => new BalancedMuon(Rate(h) * Matched(h), Momentum(h), h.Number("wd") / Matched(h), ε: 0),
        [Recorded + "row_normalized_muon_m5x7"] = h => new RowNormalizedMuon(Rate(h), Momentum(h)),
        [Recorded + "row_normalized_muon_m8x3"] = h => new RowNormalizedMuon(Rate(h), Momentum(h)),
        [Recorded + "mars_muon_m5x7"] = ReducedOf,
        [Recorded + "mars_muon_m8x3"] = ReducedOf,
        [Recorded + "amuse_m5x7"] = AnytimeOf,
        [Recorded + "amuse_m8x3"] = AnytimeOf,
        [Recorded + "scaled_muon_m5x7"] = ScaledOf,
        [Recorded + "scaled_muon_m8x3"] = ScaledOf,
        [Recorded + "dion_m5x7"] = LowRankOf,
        [Recorded + "dion_m8x3"] = LowRankOf,
        [Recorded + "soap_m5x5"] = h => new SOAP(Rate(h), Beta1(h), Beta2(h), Decay(h), h.Number("precondition_frequency"), Epsilon(h)),
        [Recorded + "soap_onesided_m5x7"] = h => new OneSidedSOAP(Rate(h), Beta1(h), Beta2(h), Decay(h), h.Number("precondition_frequency"), Epsilon(h)),
        [Recorded + "splus_m5x5"] = h => new SPlus(Rate(h), h.Number("b1"), h.Number("b2"), h.Number("inverse_every"), Decay(h), h.Number("ema_rate")),
        [Recorded + "asgo_m5x7"] = h => new ASGO(Rate(h), h.Number("beta2"), Momentum(h), Decay(h), Epsilon(h)),
        [Recorded + "asgo_m8x3"] = h => new TallASGO(Rate(h), h.Number("beta2"), Momentum(h), Decay(h), Epsilon(h)),
        [Recorded + "slim_adamw_m5x7"] = SlimOf,
        [Recorded + "slim_adamw_m8x3"] = SlimOf,
        [Recorded + "sinkgd_m5x7"] = h => new SinkGD(Rate(h), Epsilon(h)),
        [Recorded + "sinkgd_m8x3"] = h => new SinkGD(Rate(h), Epsilon(h)),
        [Recorded + "cayley_sgd_m8x3"] = h => new CayleySGD(Rate(h), Momentum(h)),
        [Recorded + "angulargrad"] = h => new AngularGrad(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        [Recorded + "adax"] = h => new AdaX(Rate(h), Beta1(h), Beta2(h), Epsilon(h)),
        [Recorded + "hypergradient_adam"] = h => new HypergradientAdam(Rate(h), h.Number("hypergrad_lr"), Beta1(h), Beta2(h), Epsilon(h)),
        [Recorded + "hypergradient_sgd"] = h => new HypergradientSGD(Rate(h), h.Number("hypergrad_lr")),
        [Recorded + "softplus_adam"] = h => new SoftplusAdam(Rate(h), Beta1(h), Beta2(h), h.Number("smooth")),
        [Recorded + "ldog"] = h => new LDoG(Rate(h), h.Number("reps_rel"), Epsilon(h)),
        [Recorded + "cocob"] = h => new COCOB(h.Number("alpha"), Epsilon(h)),
        [Recorded + "dadapt_adam"] = h => new DAdaptAdam(Rate(h), Beta1(h), Beta2(h), Epsilon(h), Decay(h), h.Number("d0")),
        [Recorded + "adafactor_momentum"] = FactoredOf,
        [Recorded + "adafactor_momentum_m5x7"] = FactoredOf,
        [Recorded + "adafactor_momentum_m8x3"] = FactoredOf,
        [Recorded + "ivon"] = h => new IVONOfGivenNoise(Rate(h), h.Number("beta1"), h.Number("beta2"), h.Number("hess_init"), Decay(h), h.Number("ess")),
        [Recorded + "vadam"] = h => new VadamOfGivenNoise(Rate(h), Beta1(h), Beta2(h), h.Number("train_set_size"), h.Number("prior_precision")),
        [Recorded + "entropy_sgd"] = h =>
            new EntropySGDOfGivenNoise(Rate(h), h.Number("llr"), h.Number("g0"), h.Number("beta1"), (int)h.Number("L"), h.Number("eps")),
        [Papers + "muon_nsr_m5x7"] = h => new MuonNSR(Rate(h), h.Number("beta"), h.Number("gamma"), h.Number("decay"), Epsilon(h)),
        [Papers + "sign_muon_m5x7"] = SignOf,
        [Papers + "sign_muon_m8x3"] = SignOf,
        [Papers + "fogo_m5x7"] = h =>
            new FOGO(Rate(h), h.Number("beta_s"), h.Number("beta_f"), h.Number("xi"), h.Number("sigma"), h.Number("decay"), Epsilon(h)),
        [Papers + "kl_shampoo_m5x7"] = h => new KLShampoo(Rate(h), h.Number("beta")),
        [Papers + "kl_shampoo_m8x3"] = h => new KLShampoo(Rate(h), h.Number("beta")),
        [Papers + "shampoo_m5x7"] = h => new Shampoo(Rate(h), Epsilon(h)),
        [Papers + "shampoo_m8x3"] = h => new Shampoo(Rate(h), Epsilon(h)),
        [Papers + "grafted_shampoo_m5x5"] = h =>
            new GraftedShampoo(Rate(h), h.Number("beta1"), h.Number("beta2"), h.Number("mu"), h.Number("decay"), h.Number("k"), Epsilon(h)),
        [Papers + "swan_m5x7"] = h => new SWAN(Rate(h), Epsilon(h)),
        [Papers + "eigen_adam_m5x7"] = h => new EigenAdam(Rate(h), h.Number("beta1"), h.Number("beta2"), h.Number("k"), h.Number("decay"), Epsilon(h)),
        [Papers + "scale_m5x7"] = h => new SCALE(Rate(h), h.Number("beta"), Epsilon(h)),
        [Papers + "scale_m8x3"] = h => new SCALE(Rate(h), h.Number("beta"), Epsilon(h)),
        [Papers + "row_normalized_sgd_m5x7"] = h => new RowNormalizedSGD(Rate(h), Epsilon(h)),
        [Papers + "row_normalized_sgd_m8x3"] = h => new RowNormalizedSGD(Rate(h), Epsilon(h)),
    };

    private static double Rate(ZooCase h) => h.Number("lr");

    private static double Momentum(ZooCase h) => h.Number("momentum");

    private static double Beta1(ZooCase h) => h.Number("betas", 0);

    private static double Beta2(ZooCase h) => h.Number("betas", 1);

    private static double Epsilon(ZooCase h) => h.Number("eps");

    private static double Decay(ZooCase h) => h.Number("weight_decay");

    private static double Matched(ZooCase h) => 0.2 * Math.Sqrt(h.Shape.Max());

    private static SignMuon SignOf(ZooCase h) => new(Rate(h), h.Number("beta"), h.Number("decay"));

    private static Muon MuonOf(ZooCase h) => new(Rate(h), Momentum(h), Decay(h));

    private static MatchedMuon MatchedOf(ZooCase h) => new(Rate(h), Momentum(h), Decay(h));

    private static NorMuon NormalizedOf(ZooCase h) => new(Rate(h), Momentum(h), h.Number("beta2"), Decay(h), 1e-10);

    private static AdaMuon AdaptiveOf(ZooCase h) => new(Rate(h), Momentum(h), Momentum(h), Decay(h), Epsilon(h));

    private static OLion LionOf(ZooCase h) => new(Rate(h), Momentum(h), h.Number("momentum_2"), Decay(h));

    private static MARSMuon ReducedOf(ZooCase h) => new(Rate(h), Momentum(h), h.Number("gamma"), h.Number("wd"));

    private static AMUSE AnytimeOf(ZooCase h) =>
        new(Rate(h), Momentum(h), h.Number("beta1"), h.Number("rho"), (int)h.Number("warmup_steps"), Decay(h));

    private static ScaledMuon ScaledOf(ZooCase h) => new(Rate(h), h.Number("mu"), h.Number("muon_beta2"), h.Number("epsilon"));

    private static Dion LowRankOf(ZooCase h) => new(Rate(h), h.Number("mu"), (int)h.Number("rank"), Decay(h), h.Number("epsilon"));

    private static SlimAdamW SlimOf(ZooCase h) => new() { LearningRate = Rate(h), Beta1 = Beta1(h), Beta2 = Beta2(h), Epsilon = Epsilon(h), WeightDecay = Decay(h) };

    private static AdaFactorMomentum FactoredOf(ZooCase h) =>
        new(h.Number("decay_rate"), h.Number("eps"), h.Number("eps_scale"), h.Number("clip_threshold"), h.Number("beta1"));
}
