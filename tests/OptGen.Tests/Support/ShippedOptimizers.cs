using System.Text.RegularExpressions;

namespace OptGen.Tests;

/// <summary>Every optimizer that the library declares, found by reflection: a new one is tested as soon as it exists.</summary>
internal static partial class ShippedOptimizers
{
    private static readonly Type[] Declared =
    [
        .. typeof(Optimizer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Rules over <c>base(x)</c>: no optimizers until they are stacked upon one.</summary>
    public static IReadOnlyList<Type> Wrappers { get; } = [.. Declared.Where(type => CallOfBase().IsMatch(Create(type).Info.Rule))];

    /// <summary>All optimizers that can be used as they are.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. Declared.Except(Wrappers)];

    /// <summary>Those that step each weight by itself and need nothing but its gradient.</summary>
    public static IReadOnlyList<Type> Elementwise { get; } = [.. All.Where(type => IsElementwise(Create(type).Info))];

    /// <summary>Those that reduce, or need more than gradients.</summary>
    public static IReadOnlyList<Type> Others { get; } = [.. All.Except(Elementwise)];

    public static TheoryData<string> Names => [.. All.Select(type => type.Name)];

    public static TheoryData<string> WrapperNames => [.. Wrappers.Select(type => type.Name)];

    /// <summary>An optimizer with its defaults.</summary>
    public static Optimizer Create(Type type) => (Optimizer)Activator.CreateInstance(type)!;

    /// <summary>An optimizer with its defaults, but for the number of directions that some keep of a matrix: any matrix has one.</summary>
    public static Optimizer CreateForSmall(string name) => CreateForSmall(Declared.Single(type => type.Name == name));

    /// <inheritdoc cref="CreateForSmall(string)"/>
    public static Optimizer CreateForSmall(Type type)
    {
        Optimizer optimizer = Create(type);
        type.GetProperty("Rank")?.SetValue(optimizer, 1);
        return optimizer;
    }

    public static Optimizer Create(string name) => Create(Declared.Single(type => type.Name == name));

    private static bool IsElementwise(OptimizerInfo info) =>
        info is { ReadsLoss: false, ReadsHessian: false, ReducesOverAll: false, NeedsMatrix: false, DrawsNoise: false, GradientCalls: 0, Layout: { Reductions: 0, RowVectors: 0, ColumnVectors: 0 }, Passes: 1 };

    [GeneratedRegex(@"\bbase\(")]
    private static partial Regex CallOfBase();
}
