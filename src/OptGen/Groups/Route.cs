using System.IO.Enumeration;

namespace OptGen.Groups;

/// <summary>Which parameters a member of a group takes.</summary>
/// <param name="Member">The member.</param>
/// <param name="Patterns">Patterns of names, one of which must fit; null where names do not matter.</param>
/// <param name="MaximumRank">The greatest number of axes.</param>
internal sealed record Route<TOptimizer>(TOptimizer Member, string[]? Patterns, int MaximumRank)
{
    /// <summary>The condition in words.</summary>
    public string Condition => Patterns is null ? $"rank {MaximumRank} or less" : string.Join(", ", Patterns);

    public bool Takes(string name, int rank) =>
        Patterns is null ? rank <= MaximumRank : Array.Exists(Patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
}
