using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Binding;

/// <summary>
/// What binding finds out about a model as a whole: lengths that follow from others, lengths that the constructor must be given, and data that are integers. The text is bound anew
/// until nothing is found that was not known before.
/// </summary>
internal sealed class ModelKnowledge
{
    private readonly Dictionary<string, Length> _lengths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _constructor = new(StringComparer.Ordinal);
    private readonly List<(Length First, Length Second)> _demands = [];
    private readonly HashSet<string> _integers = new(StringComparer.Ordinal);

    /// <summary>Whether something was found since this was last asked.</summary>
    public bool TakeChange()
    {
        bool changed = IsChanged;
        IsChanged = false;
        if (changed)
        {
            _demands.Clear();
        }

        return changed;
    }

    private bool IsChanged { get; set; }

    /// <summary>All that is known at some time.</summary>
    public sealed record Snapshot(Dictionary<string, Length> Lengths, HashSet<string> Constructor, List<(Length First, Length Second)> Demands, HashSet<string> Integers, bool IsChanged);

    public Snapshot Take() => new(new(_lengths), [.. _constructor], [.. _demands], [.. _integers], IsChanged);

    /// <summary>Forgets what was found since.</summary>
    public void Restore(Snapshot before)
    {
        _lengths.Clear();
        foreach (KeyValuePair<string, Length> known in before.Lengths)
        {
            _lengths.Add(known.Key, known.Value);
        }

        _constructor.IntersectWith(before.Constructor);
        _demands.Clear();
        _demands.AddRange(before.Demands);
        _integers.IntersectWith(before.Integers);
        IsChanged = before.IsChanged;
    }

    /// <summary>Lengths that must be equal once the constructor's numbers are known.</summary>
    public IReadOnlyList<(Length First, Length Second)> Demands => _demands;

    public bool IsInteger(string data) => _integers.Contains(data);

    /// <summary>Whether the constructor is given a length.</summary>
    public bool IsOfConstructor(string axis) => _constructor.Contains(axis);

    /// <summary>The length of an axis of data: what it follows from, or a symbol of its own.</summary>
    public Length LengthOf(string axis) =>
        _lengths.TryGetValue(axis, out Length? length) ? Solved(length) : Length.Of(new LengthSymbol(axis, !_constructor.Contains(axis)));

    public void AddInteger(string data) => IsChanged |= _integers.Add(data);

    public void AddToConstructor(string axis) => IsChanged |= _constructor.Add(axis);

    /// <summary>Whether two lengths are equal, or can be by what one of them follows from.</summary>
    public bool Unify(Length a, Length b)
    {
        (a, b) = (Solved(a), Solved(b));
        return a.Equals(b) || Solve(a, b) || Solve(b, a) || SolveShare(a, b) || SolveShare(b, a);
    }

    /// <summary>The same; where only the constructor's numbers can tell, it is to be checked once these are known.</summary>
    public bool Demand(Length a, Length b)
    {
        if (Unify(a, b))
        {
            return true;
        }

        (a, b) = (Solved(a), Solved(b));
        bool isForLater = !a.DependsOnData && !b.DependsOnData && (a.Number is null || b.Number is null);
        if (isForLater && !_demands.Any(demand => demand.First.Equals(a) && demand.Second.Equals(b)))
        {
            _demands.Add((a, b));
        }

        return isForLater;
    }

    private bool Solve(Length a, Length b)
    {
        if (a.Symbol is not { IsOfData: true } symbol || b.Symbols.Contains(symbol))
        {
            return false;
        }

        _lengths[symbol.Name] = b;
        IsChanged = true;
        return true;
    }

    /// <summary><c>4*d</c> is 512.</summary>
    private bool SolveShare(Length a, Length b) =>
        a.Terms.Count == 1 && a.Symbols.LastOrDefault(symbol => symbol.IsOfData && !b.Symbols.Contains(symbol)) is { } unknown &&
        Length.Divide(a, Length.Of(unknown)) is { } share && !share.Symbols.Contains(unknown) &&
        Length.Divide(b, share) is { } quotient && IsWhole(quotient) && Solve(Length.Of(unknown), quotient);

    /// <summary>Whether nothing tells that a length is no whole number.</summary>
    private static bool IsWhole(Length length) => length.Number is not null || length.Symbols.Any();

    private Length Solved(Length length)
    {
        // A length never follows from itself, so this ends.
        while (length.Symbols.Any(symbol => symbol.IsOfData && (_lengths.ContainsKey(symbol.Name) || _constructor.Contains(symbol.Name))))
        {
            length = length.With(symbol => !symbol.IsOfData ? null
                : _lengths.TryGetValue(symbol.Name, out Length? known) ? known
                : _constructor.Contains(symbol.Name) ? Length.Of(new LengthSymbol(symbol.Name, false))
                : null);
        }

        return length;
    }
}
