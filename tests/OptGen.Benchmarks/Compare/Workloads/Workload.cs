using OptGen.Benchmarks.Compare.Managed;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Zoo;

namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>An optimizer in each of its implementations, with the same hyperparameters.</summary>
/// <param name="Name">What tables and PyTorch's script call it.</param>
/// <param name="Create">The library's.</param>
/// <param name="Streams">How many numbers belong to each weight: itself, its gradient, its states.</param>
/// <param name="Naive">The loop in C#.</param>
/// <param name="TorchModes">How PyTorch can do it.</param>
/// <param name="Variants">What else in the library does the same work: composed, or with states stored otherwise. A contender each.</param>
internal sealed record Workload(string Name, Func<Optimizer> Create, int Streams, NaiveLoops.Step Naive, IReadOnlyList<string> TorchModes, params IReadOnlyList<Variant> Variants)
{
    private static readonly string[] s_allModes = ["for-loop", "foreach", "fused"];

    /// <summary>AdamW.</summary>
    public static Workload AdamW { get; } = new(
        "AdamW",
        () => new AdamW(lr: 1e-3),
        4,
        NaiveLoops.AdamW,
        s_allModes,
        new Variant(Names.Composed, () => new ComposedAdamW(lr: 1e-3)),
        new Variant(Names.BFloat16, () => new BFloat16AdamW(lr: 1e-3)),
        new Variant(Names.Block8, () => new Block8AdamW(lr: 1e-3)));

    /// <summary>Momentum.</summary>
    public static Workload Momentum { get; } = new("SGD momentum", () => new Momentum(lr: 1e-3), 3, NaiveLoops.Momentum, s_allModes);

    /// <summary>AdaGrad.</summary>
    public static Workload AdaGrad { get; } = new("AdaGrad", () => new AdaGrad(lr: 1e-2), 3, NaiveLoops.AdaGrad, s_allModes);

    /// <summary>RMSprop, for which PyTorch has no kernel of its own.</summary>
    public static Workload RMSprop { get; } = new("RMSprop", () => new RMSprop(lr: 1e-2), 3, NaiveLoops.RMSprop, ["for-loop", "foreach"]);

    /// <summary>Lion, which PyTorch does not have: composed of its operations over lists.</summary>
    public static Workload Lion { get; } = new("Lion", () => new Lion(lr: 1e-4, λ: 1e-2), 3, NaiveLoops.Lion, ["foreach"]);

    /// <summary>
    /// Adan, which PyTorch does not have: composed of its operations over lists. A β2 of 0.999, because gradients that stay the same from step to step would bring
    /// the average of their changes below the normal numbers, which cost all but the library much.
    /// </summary>
    public static Workload Adan { get; } = new("Adan", () => new Adan(lr: 1e-3, β2: 0.999, λ: 1e-2), 6, NaiveLoops.Adan, ["foreach"]);

    /// <summary>All but AdamW.</summary>
    public static IReadOnlyList<Workload> Others { get; } = [Momentum, AdaGrad, RMSprop, Lion, Adan];
}
