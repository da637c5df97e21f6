using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare;

/// <summary>What the command line asks for.</summary>
/// <param name="Effort">How long measuring may take.</param>
/// <param name="Only">Parts of names, one of which a row must have; empty for all rows.</param>
/// <param name="Output">Where files are written; null for none.</param>
internal sealed record CompareOptions(Effort Effort, IReadOnlyList<string> Only, DirectoryInfo? Output)
{
    /// <summary>Whether a row is asked for.</summary>
    /// <param name="name">Its name.</param>
    public bool Wants(string name) => Only.Count == 0 || Only.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
