using OptGen.Memory;

namespace OptGen.Parameters;

/// <summary>What the members of a group have in common.</summary>
internal sealed class GroupParameters
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
}
