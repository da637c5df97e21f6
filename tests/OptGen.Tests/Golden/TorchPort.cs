namespace OptGen.Tests.Golden;

/// <summary>Our optimizer for a case of PyTorch's.</summary>
/// <param name="Optimizer">The optimizer, with the case's hyperparameters.</param>
/// <param name="States">PyTorch's names of the states and ours.</param>
/// <param name="Maximizes">Whether the case climbs: it is run on negated gradients.</param>
internal sealed record TorchPort(Optimizer Optimizer, IReadOnlyDictionary<string, string> States, bool Maximizes)
{
    private static readonly Dictionary<string, string> Moments = new() { ["exp_avg"] = "m", ["exp_avg_sq"] = "v" };

    private static readonly Dictionary<string, string> NesterovMoments = new(Moments) { ["mu_product"] = "Π" };

    public static TorchPort Of(GoldenCase golden)
    {
        TorchHyperparameters h = golden.Hyperparameters;
        (Optimizer optimizer, Dictionary<string, string> states) = Create(golden.Optimizer, h);
        bool maximizes = h.FlagOrFalse("maximize");
        h.CheckAllRead();
        return new TorchPort(optimizer, states, maximizes);
    }

    private static (Optimizer Optimizer, Dictionary<string, string> States) Create(string name, TorchHyperparameters h) => name switch
    {
        "SGD" => GradientDescent(h),
        "Adagrad" => (
            new AdaGrad(h.Number("lr"), h.Number("lr_decay"), h.Number("initial_accumulator_value"), h.Number("eps"), h.Number("weight_decay")),
            new() { ["sum"] = "n" }),
        "RMSprop" => RootMeanSquare(h),
        "Adadelta" => (
            new AdaDelta(h.Number("lr"), h.Number("rho"), h.Number("eps"), h.Number("weight_decay")),
            new() { ["square_avg"] = "v", ["acc_delta"] = "x" }),
        "Adam" when h.Flag("decoupled_weight_decay") => throw new NotSupportedException("Adam with decoupled_weight_decay is recorded as AdamW."),
        "Adam" when h.Flag("amsgrad") => (
            new AMSGrad(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps"), h.Number("weight_decay")),
            new(Moments) { ["max_exp_avg_sq"] = "x" }),
        "Adam" when h.Number("weight_decay") == 0 => (new Adam(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps")), Moments),
        "Adam" => (new AdamL2(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps"), h.Number("weight_decay")), Moments),
        "AdamW" when h.Flag("amsgrad") => throw new NotSupportedException("There is no AMSGrad with decoupled weight decay."),
        "AdamW" => (new AdamW(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps"), h.Number("weight_decay")), Moments),
        "Adamax" => (
            new Adamax(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps"), h.Number("weight_decay")),
            new() { ["exp_avg"] = "m", ["exp_inf"] = "u" }),
        "NAdam" when h.Flag("decoupled_weight_decay") => (
            new NAdamW(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps"), h.Number("weight_decay"), h.Number("momentum_decay")),
            NesterovMoments),
        "NAdam" => (
            new NAdam(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps"), h.Number("weight_decay"), h.Number("momentum_decay")),
            NesterovMoments),
        "RAdam" when h.Flag("decoupled_weight_decay") => (
            new RAdamW(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps"), h.Number("weight_decay")),
            Moments),
        "RAdam" => (new RAdam(h.Number("lr"), h.Number("betas", 0), h.Number("betas", 1), h.Number("eps"), h.Number("weight_decay")), Moments),
        "ASGD" => (
            new ASGD(h.Number("lr"), h.Number("lambd"), h.Number("alpha"), h.Number("t0"), h.Number("weight_decay")),
            new() { ["ax"] = "a" }),
        "Adafactor" => (
            new AdaFactor(h.Number("lr"), h.Number("beta2_decay"), h.Number("eps", 0), h.Number("eps", 1), h.Number("d"), h.Number("weight_decay")),
            new() { ["variance"] = "v", ["row_var"] = "r", ["col_var"] = "c" }),
        "Rprop" => (
            new Rprop(h.Number("lr"), h.Number("etas", 0), h.Number("etas", 1), h.Number("step_sizes", 0), h.Number("step_sizes", 1)),
            new() { ["prev"] = "p", ["step_size"] = "s" }),
        _ => throw new NotSupportedException($"None of ours is '{name}'."),
    };

    private static (Optimizer Optimizer, Dictionary<string, string> States) GradientDescent(TorchHyperparameters h)
    {
        double momentum = h.Number("momentum");
        double dampening = h.Number("dampening");
        bool isNesterov = h.Flag("nesterov");
        if (momentum == 0)
        {
            return (new SGD(h.Number("lr"), h.Number("weight_decay")), []);
        }

        if (isNesterov && dampening != 0)
        {
            throw new NotSupportedException("Nesterov's momentum has no dampening.");
        }

        return (
            isNesterov
                ? new Nesterov(h.Number("lr"), momentum, h.Number("weight_decay"))
                : new Momentum(h.Number("lr"), momentum, dampening, h.Number("weight_decay")),
            new() { ["momentum_buffer"] = "b" });
    }

    private static (Optimizer Optimizer, Dictionary<string, string> States) RootMeanSquare(TorchHyperparameters h)
    {
        double momentum = h.Number("momentum");
        bool isCentered = h.Flag("centered");
        if (isCentered && momentum != 0)
        {
            throw new NotSupportedException("There is no centered RMSprop with momentum.");
        }

        if (isCentered)
        {
            return (
                new RMSpropCentered(h.Number("lr"), h.Number("alpha"), h.Number("eps"), h.Number("weight_decay")),
                new() { ["square_avg"] = "v", ["grad_avg"] = "a" });
        }

        return momentum == 0
            ? (new RMSprop(h.Number("lr"), h.Number("alpha"), h.Number("eps"), h.Number("weight_decay")), new() { ["square_avg"] = "v" })
            : (
                new RMSpropMomentum(h.Number("lr"), h.Number("alpha"), h.Number("eps"), h.Number("weight_decay"), momentum),
                new() { ["square_avg"] = "v", ["momentum_buffer"] = "b" });
    }
}
