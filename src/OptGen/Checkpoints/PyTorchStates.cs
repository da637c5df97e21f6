namespace OptGen.Checkpoints;

/// <summary>The states of an optimizer under the names that PyTorch gives them.</summary>
/// <param name="Names">The rule's names of the states under PyTorch's.</param>
/// <param name="Derived">States of PyTorch's that follow from the step and the hyperparameters here.</param>
/// <param name="CountsSteps">Whether PyTorch keeps the number of steps, as <c>step</c>.</param>
internal sealed record PyTorchStates(IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Derived, bool CountsSteps)
{
    /// <summary>PyTorch's name of the number of steps.</summary>
    public const string Step = "step";

    private static readonly PyTorchStates Buffer = new(new Dictionary<string, string> { ["momentum_buffer"] = "b" }, [], CountsSteps: false);
    private static readonly PyTorchStates Moments = Of(("exp_avg", "m"), ("exp_avg_sq", "v"));
    private static readonly PyTorchStates NesterovMoments = Of(("exp_avg", "m"), ("exp_avg_sq", "v"), ("mu_product", "Π"));

    /// <summary>The names for an optimizer in PyTorch's form; null where there are none.</summary>
    public static PyTorchStates? Find(object optimizer) => optimizer switch
    {
        Momentum or Nesterov or Muon or MatchedMuon => Buffer,
        Adam or AdamL2 or AdamW or RAdam or RAdamW => Moments,
        AMSGrad => Of(("exp_avg", "m"), ("exp_avg_sq", "v"), ("max_exp_avg_sq", "x")),
        Adamax => Of(("exp_avg", "m"), ("exp_inf", "u")),
        NAdam or NAdamW => NesterovMoments,
        AdaGrad => Of(("sum", "n")),
        AdaDelta => Of(("square_avg", "v"), ("acc_delta", "x")),
        RMSprop => Of(("square_avg", "v")),
        RMSpropMomentum => Of(("square_avg", "v"), ("momentum_buffer", "b")),
        RMSpropCentered => Of(("square_avg", "v"), ("grad_avg", "a")),
        AdaFactor => Of(("variance", "v"), ("row_var", "r"), ("col_var", "c")),
        Rprop => Of(("prev", "p"), ("step_size", "s")),
        ASGD => Of(("ax", "a")) with { Derived = ["eta", "mu"] },
        _ => null,
    };

    /// <summary>Names that a user gives.</summary>
    public static PyTorchStates Of(IReadOnlyDictionary<string, string> names) => new(names, [], CountsSteps: true);

    private static PyTorchStates Of(params (string Theirs, string Ours)[] names) => Of(names.ToDictionary(name => name.Theirs, name => name.Ours, StringComparer.Ordinal));
}
