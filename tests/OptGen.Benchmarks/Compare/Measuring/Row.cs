using OptGen.Benchmarks.Compare.Lists;

namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>Work that several contenders do in turn.</summary>
/// <param name="Work">What each step computes.</param>
/// <param name="Size">How much of it: a list of tensors, the sides of matrices.</param>
/// <param name="Scale">How its figures are shown.</param>
/// <param name="Threads">How many threads may take part.</param>
/// <param name="CreateContenders">Makes the contenders, and hands over what they share.</param>
internal sealed record Row(string Work, string Size, Scale Scale, int Threads, Func<RowScope, IEnumerable<Contender>> CreateContenders)
{
    /// <summary>Why no target is judged by the row; null where they are.</summary>
    public string? Doubt { get; init; }

    /// <summary>What targets and the command line know the row by.</summary>
    public string Name => NameOf(Work, Size, Threads);

    /// <summary>A row whose step updates a list of tensors.</summary>
    /// <param name="work">What each step computes.</param>
    /// <param name="list">The tensors.</param>
    /// <param name="threads">How many threads may take part.</param>
    /// <param name="createContenders">Makes the contenders.</param>
    public static Row OfSteps(string work, ParameterList list, int threads, Func<RowScope, IEnumerable<Contender>> createContenders) =>
        new(work, list.Name, Scale.NanosecondsPerWeight(list.Elements), threads, createContenders);

    /// <summary>The name of a row.</summary>
    /// <param name="work">What each step computes.</param>
    /// <param name="size">How much of it.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static string NameOf(string work, string size, int threads) => $"{work}, {size}, {threads} {(threads == 1 ? "thread" : "threads")}";
}
