using OptGen.Zoo;

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
        [Recorded + "namo_m5x7"] = h => new NAMO(h.Rate, h.Momentum, h.Number("mu2"), h.Number("wd"), ε: 0),
        [Recorded + "olion_m5x7"] = LionOf,
        [Recorded + "olion_m8x3"] = LionOf,

        // There the rate of the step is 0.2 of the root of the greater side, that of the decay is not.
        [Recorded + "balanced_muon_m5x7"] = h => new BalancedMuon(h.Rate * Matched(h), h.Momentum, h.Number("wd") / Matched(h), ε: 0),
        [Recorded + "row_normalized_muon_m5x7"] = h => new RowNormalizedMuon(h.Rate, h.Momentum),
        [Recorded + "row_normalized_muon_m8x3"] = h => new RowNormalizedMuon(h.Rate, h.Momentum),
        [Recorded + "mars_muon_m5x7"] = ReducedOf,
        [Recorded + "mars_muon_m8x3"] = ReducedOf,
        [Recorded + "amuse_m5x7"] = AnytimeOf,
        [Recorded + "amuse_m8x3"] = AnytimeOf,
        [Recorded + "scaled_muon_m5x7"] = ScaledOf,
        [Recorded + "scaled_muon_m8x3"] = ScaledOf,
        [Recorded + "dion_m5x7"] = LowRankOf,
        [Recorded + "dion_m8x3"] = LowRankOf,
        [Recorded + "soap_m5x5"] = h => new SOAP(h.Rate, h.Beta1, h.Beta2, h.Decay, h.Number("precondition_frequency"), h.Epsilon),
        [Recorded + "soap_onesided_m5x7"] = h => new OneSidedSOAP(h.Rate, h.Beta1, h.Beta2, h.Decay, h.Number("precondition_frequency"), h.Epsilon),
        [Recorded + "splus_m5x5"] = h => new SPlus(h.Rate, h.Number("b1"), h.Number("b2"), h.Number("inverse_every"), h.Decay, h.Number("ema_rate")),
        [Recorded + "asgo_m5x7"] = h => new ASGO(h.Rate, h.Number("beta2"), h.Momentum, h.Decay, h.Epsilon),
        [Recorded + "asgo_m8x3"] = h => new TallASGO(h.Rate, h.Number("beta2"), h.Momentum, h.Decay, h.Epsilon),
        [Recorded + "slim_adamw_m5x7"] = SlimOf,
        [Recorded + "slim_adamw_m8x3"] = SlimOf,
        [Recorded + "sinkgd_m5x7"] = h => new SinkGD(h.Rate, h.Epsilon),
        [Recorded + "sinkgd_m8x3"] = h => new SinkGD(h.Rate, h.Epsilon),
        [Recorded + "cayley_sgd_m8x3"] = h => new CayleySGD(h.Rate, h.Momentum),
        [Recorded + "angulargrad"] = h => new AngularGrad(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        [Recorded + "adax"] = h => new AdaX(h.Rate, h.Beta1, h.Beta2, h.Epsilon),
        [Recorded + "hypergradient_adam"] = h => new HypergradientAdam(h.Rate, h.Number("hypergrad_lr"), h.Beta1, h.Beta2, h.Epsilon),
        [Recorded + "hypergradient_sgd"] = h => new HypergradientSGD(h.Rate, h.Number("hypergrad_lr")),
        [Recorded + "softplus_adam"] = h => new SoftplusAdam(h.Rate, h.Beta1, h.Beta2, h.Number("smooth")),
        [Recorded + "ldog"] = h => new LDoG(h.Rate, h.Number("reps_rel"), h.Epsilon),
        [Recorded + "cocob"] = h => new COCOB(h.Number("alpha"), h.Epsilon),
        [Recorded + "dadapt_adam"] = h => new DAdaptAdam(h.Rate, h.Beta1, h.Beta2, h.Epsilon, h.Decay, h.Number("d0")),
        [Recorded + "adafactor_momentum"] = FactoredOf,
        [Recorded + "adafactor_momentum_m5x7"] = FactoredOf,
        [Recorded + "adafactor_momentum_m8x3"] = FactoredOf,
        [Recorded + "ivon"] = h => new IVONOfGivenNoise(h.Rate, h.Number("beta1"), h.Number("beta2"), h.Number("hess_init"), h.Decay, h.Number("ess")),
        [Recorded + "vadam"] = h => new VadamOfGivenNoise(h.Rate, h.Beta1, h.Beta2, h.Number("train_set_size"), h.Number("prior_precision")),
        [Recorded + "entropy_sgd"] = h =>
            new EntropySGDOfGivenNoise(h.Rate, h.Number("llr"), h.Number("g0"), h.Number("beta1"), (int)h.Number("L"), h.Number("eps")),
        [Papers + "muon_nsr_m5x7"] = h => new MuonNSR(h.Rate, h.Number("beta"), h.Number("gamma"), h.Number("decay"), h.Epsilon),
        [Papers + "sign_muon_m5x7"] = SignOf,
        [Papers + "sign_muon_m8x3"] = SignOf,
        [Papers + "fogo_m5x7"] = h =>
            new FOGO(h.Rate, h.Number("beta_s"), h.Number("beta_f"), h.Number("xi"), h.Number("sigma"), h.Number("decay"), h.Epsilon),
        [Papers + "kl_shampoo_m5x7"] = h => new KLShampoo(h.Rate, h.Number("beta")),
        [Papers + "kl_shampoo_m8x3"] = h => new KLShampoo(h.Rate, h.Number("beta")),
        [Papers + "shampoo_m5x7"] = h => new Shampoo(h.Rate, h.Epsilon),
        [Papers + "shampoo_m8x3"] = h => new Shampoo(h.Rate, h.Epsilon),
        [Papers + "grafted_shampoo_m5x5"] = h =>
            new GraftedShampoo(h.Rate, h.Number("beta1"), h.Number("beta2"), h.Number("mu"), h.Number("decay"), h.Number("k"), h.Epsilon),
        [Papers + "swan_m5x7"] = h => new SWAN(h.Rate, h.Epsilon),
        [Papers + "eigen_adam_m5x7"] = h => new EigenAdam(h.Rate, h.Number("beta1"), h.Number("beta2"), h.Number("k"), h.Number("decay"), h.Epsilon),
        [Papers + "scale_m5x7"] = h => new SCALE(h.Rate, h.Number("beta"), h.Epsilon),
        [Papers + "scale_m8x3"] = h => new SCALE(h.Rate, h.Number("beta"), h.Epsilon),
        [Papers + "row_normalized_sgd_m5x7"] = h => new RowNormalizedSGD(h.Rate, h.Epsilon),
        [Papers + "row_normalized_sgd_m8x3"] = h => new RowNormalizedSGD(h.Rate, h.Epsilon),
    };

    private static double Matched(ZooCase h) => 0.2 * Math.Sqrt(h.Shape.Max());

    private static SignMuon SignOf(ZooCase h) => new(h.Rate, h.Number("beta"), h.Number("decay"));

    private static Muon MuonOf(ZooCase h) => new(h.Rate, h.Momentum, h.Decay);

    private static MatchedMuon MatchedOf(ZooCase h) => new(h.Rate, h.Momentum, h.Decay);

    private static NorMuon NormalizedOf(ZooCase h) => new(h.Rate, h.Momentum, h.Number("beta2"), h.Decay, 1e-10);

    private static AdaMuon AdaptiveOf(ZooCase h) => new(h.Rate, h.Momentum, h.Momentum, h.Decay, h.Epsilon);

    private static OLion LionOf(ZooCase h) => new(h.Rate, h.Momentum, h.Number("momentum_2"), h.Decay);

    private static MARSMuon ReducedOf(ZooCase h) => new(h.Rate, h.Momentum, h.Number("gamma"), h.Number("wd"));

    private static AMUSE AnytimeOf(ZooCase h) =>
        new(h.Rate, h.Momentum, h.Number("beta1"), h.Number("rho"), (int)h.Number("warmup_steps"), h.Decay);

    private static ScaledMuon ScaledOf(ZooCase h) => new(h.Rate, h.Number("mu"), h.Number("muon_beta2"), h.Number("epsilon"));

    private static Dion LowRankOf(ZooCase h) => new(h.Rate, h.Number("mu"), (int)h.Number("rank"), h.Decay, h.Number("epsilon"));

    private static SlimAdamW SlimOf(ZooCase h) => new() { LearningRate = h.Rate, Beta1 = h.Beta1, Beta2 = h.Beta2, Epsilon = h.Epsilon, WeightDecay = h.Decay };

    private static AdaFactorMomentum FactoredOf(ZooCase h) =>
        new(h.Number("decay_rate"), h.Number("eps"), h.Number("eps_scale"), h.Number("clip_threshold"), h.Number("beta1"));
}
