using System.Reflection;

namespace OptGen.Tests;

/// <summary>Every optimizer that the library declares, found by reflection: a new one is tested as soon as it exists.</summary>
internal static class ShippedOptimizers
{
    /// <summary>Rules over <c>base(x)</c>: no optimizers until they are stacked upon one.</summary>
    public static IReadOnlyList<Type> Wrappers { get; } =
    [
        typeof(Lookahead), typeof(WeightAverage), typeof(SWA), typeof(ScheduleFree), typeof(ClipByValue), typeof(ClipByNorm), typeof(ClipByGlobalNorm),
        typeof(AdaptiveGradientClipping), typeof(GradientCentralization), typeof(GradientNormalization), typeof(GrokFast), typeof(OrthoGrad),
        typeof(Cautious), typeof(GradientSigns), typeof(TrustRatio), typeof(DecoupledWeightDecay), typeof(CautiousWeightDecay), typeof(ProximalL1), typeof(MaxNorm),
        typeof(SAM), typeof(ASAM), typeof(GSAM), typeof(AESAM),
    ];

    /// <summary>All optimizers that can be used as they are.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(Optimizer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract)
            .Except(Wrappers).OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Those that step each weight by itself and need nothing but its gradient.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. All.Where(type => IsElementwise(Create(type).Info))];

    public static TheoryData<string> Names => [.. Types.Select(type => type.Name)];

    /// <summary>An optimizer with its defaults.</summary>
    public static Optimizer Create(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        return (Optimizer)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)]);
    }

    public static Optimizer Create(string name) => Create(All.Concat(Wrappers).Single(type => type.Name == name));

    private static bool IsElementwise(OptimizerInfo info) =>
        info is { ReadsLoss: false, ReadsHessian: false, ReducesOverAll: false, NeedsMatrix: false, Reductions: 0, RowVectors: 0, ColumnVectors: 0, Passes: 1 };
}
