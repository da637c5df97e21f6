using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>What generated code calls classes of ranks.</summary>
internal static class RankNames
{
    /// <summary>The ranks in words, to follow "parameters": <c>of 1 or 2 axes</c>.</summary>
    public static string Condition(RankClass ranks) =>
        $"Parameters of {string.Join(", ", ranks.Ranks)}{(ranks.IsOpen ? " or more" : "")} {(ranks.IsOpen || ranks.Ranks.Count > 1 || ranks.Ranks[0] != 1 ? "axes" : "axis")}.";
}
