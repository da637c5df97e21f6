namespace OptGen.Compiler.Emission;

/// <summary>The types that generated code names, and the namespaces in which it finds them.</summary>
internal static class GeneratedTypes
{
    /// <summary>The namespace of the types that carry out a step: what the user calls types cannot interfere there.</summary>
    public const string Namespace = "OptGen.Generated";

    // In the user's class, a type of the user's may have the same simple name.
    public const string InClass = "global::" + Namespace + ".";
    public const string StepBatchInClass = "global::OptGen.CompilerServices.StepBatch";
    public const string ParameterStepInClass = "global::OptGen.CompilerServices.ParameterStep";
    public const string OptimizerInfoInClass = "global::OptGen.OptimizerInfo";
    public const string HyperparameterInClass = "global::OptGen.CompilerServices.Hyperparameter";
    public const string HyperparameterExchangeInClass = "global::OptGen.CompilerServices.HyperparameterExchange";
    public const string OptimizedInClass = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    /// <summary>The attribute of methods that are compiled at their best at once.</summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>The same for one whose own calls are many: inlined elsewhere, it would leave them no room to be.</summary>
    public const string OptimizedAlone = "[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]";

    /// <summary>What surrounds the namespace needs no using.</summary>
    private const string Surrounding = "OptGen";

    private static readonly (string Namespace, string[] Types)[] Known =
    [
        ("System", ["Array", "Math", "ReadOnlySpan", "Span"]),
        ("System.Numerics", ["IFloatingPointIeee754"]),
        ("System.Runtime.CompilerServices", ["MethodImpl", "MethodImplOptions"]),
        ("OptGen.CompilerServices",
            [
                "BlockPlace", "CollectedValues", "Functions", "GradientUse", "IGradientAccess", "IKernel", "ILane", "IReducingKernel", "Interval", "LaneSums", "MatrixFunction", "MatrixOperation", "MatrixReference", "MatrixSide", "MatrixSpace",
                "Noise", "NoiseKey", "Operands", "ParameterStep", "ReductionAxis", "ReductionKind", "RoundingBlock", "RoundingKey", "RuleMath", "StepBatch", "StepRange", "VectorMath", "WideSum",
            ]),
        (Surrounding, ["GivenInfo", "OptimizerInfo", "RankPlan", "StateInfo", "StateShape", "Storage"]),
    ];

    /// <summary>The simple names of all of them, which no value may have.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.SelectMany(known => known.Types)];

    /// <summary>The namespaces that a piece of code needs.</summary>
    public static IEnumerable<string> Usings(string code)
    {
        HashSet<string> words = [.. code.Split(Separators, StringSplitOptions.RemoveEmptyEntries)];
        return Known.Where(known => known.Namespace != Surrounding && known.Types.Any(words.Contains)).Select(known => known.Namespace);
    }

    private static readonly char[] Separators = [' ', '\n', '.', ',', ';', '(', ')', '[', ']', '<', '>', '{', '}', '=', '-', '+', '*', '/', '!', '?'];
}
