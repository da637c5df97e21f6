using OptGen.Memory;

namespace OptGen.Parameters;

/// <summary>What optimizers have in common that are stepped together; one that is in no group has it for itself.</summary>
internal sealed class ParameterPool
{
    /// <summary>The parameters of all members, in the order in which they were added: that in which reductions over all of them add up.</summary>
    public List<Parameter> Parameters { get; } = [];

    /// <summary>Keeps the calls of all members apart.</summary>
    public Occupancy Occupancy { get; } = new();

    /// <summary>Holds the memory of all members.</summary>
    public MemoryHold Hold { get; } = new();

    /// <summary>Keeps the memory of all members apart.</summary>
    public Overlaps Overlaps { get; } = new();

    /// <summary>The names of the parameters of all members.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Does something in a call of its own, while all memory is held.</summary>
    /// <param name="user">What is called, for the message where another call is under way.</param>
    /// <param name="action">What is done.</param>
    public TResult Exclusively<TResult>(object user, Func<TResult> action) => Occupancy.Within(user, () => Hold.While(action));

    /// <inheritdoc cref="Exclusively{TResult}(object, Func{TResult})"/>
    public void Exclusively(object user, Action action) => Occupancy.Within(user, () =>
    {
        Hold.While(action);
        return true;
    });
}
