using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>What the walks over a rule that came before have found out for the next.</summary>
internal sealed class EarlierWalks
{
    /// <summary>The names of the rule.</summary>
    public required NameAnalysis Names { get; init; }

    /// <summary>The trees of the rules that it calls.</summary>
    public required CalledTrees Called { get; init; }

    /// <summary>The shapes of states that are no scalars, as far as they are known.</summary>
    public Dictionary<string, Shape> StateShapes { get; } = new(StringComparer.Ordinal);

    /// <summary>The states that the whole optimizer has one of.</summary>
    public HashSet<string> SharedStates { get; } = new(StringComparer.Ordinal);
}

/// <summary>What a walk for a class of ranks knows from the one for all ranks.</summary>
/// <param name="Ranks">The ranks.</param>
/// <param name="Totals">The reductions over all parameters.</param>
/// <param name="Answers">Which call of the step answers each gradient and loss at another point.</param>
internal sealed record RankWalk(RankClass Ranks, IReadOnlyList<Node> Totals, IReadOnlyList<int> Answers);
