using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>Work that several contenders do in turn.</summary>
/// <param name="Work">What each step computes.</param>
/// <param name="List">The tensors it updates.</param>
/// <param name="Threads">How many threads may take part.</param>
/// <param name="CreateContenders">Makes the contenders, and hands over what they share.</param>
internal sealed record Row(string Work, ParameterList List, int Threads, Func<RowScope, IEnumerable<Contender>> CreateContenders)
{
    /// <summary>What targets and the command line know the row by.</summary>
    public string Name => NameOf(Work, List.Name, Threads);

    /// <summary>The name of a row.</summary>
    /// <param name="work">What each step computes.</param>
    /// <param name="list">The name of the tensors' list.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static string NameOf(string work, string list, int threads) => $"{work}, {list}, {threads} {(threads == 1 ? "thread" : "threads")}";
}
