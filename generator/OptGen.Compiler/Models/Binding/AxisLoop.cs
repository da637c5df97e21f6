using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Binding;

/// <summary>A loop along an axis while its body is bound.</summary>
/// <param name="rounds">Its rounds, one for each place of the axis.</param>
/// <param name="along">The axis.</param>
/// <param name="depth">How many loops along axes are around it.</param>
/// <param name="outputs">The keys of names that the body assigns place by place: <c>o[s] = h</c>.</param>
internal sealed class AxisLoop(LoopRounds rounds, Axis along, int depth, IReadOnlyCollection<string> outputs)
{
    private int _rank = -1;
    private int _place = 1;

    public LoopRounds Rounds { get; } = rounds;

    public Axis Along { get; } = along;

    public int Depth { get; } = depth;

    public IReadOnlyCollection<string> Outputs { get; } = outputs;

    /// <summary>Notes a value that the body indexes: what it assigns has the axis where the one of most axes has it, the first of several such.</summary>
    /// <param name="rank">How many axes the value has.</param>
    /// <param name="place">Where the axis is among them.</param>
    public void NoteIndexed(int rank, int place)
    {
        if (rank > _rank)
        {
            (_rank, _place) = (rank, place);
        }
    }

    /// <summary>The axes of what is assigned place by place, of those that a round's value has.</summary>
    public IReadOnlyList<Axis> Placed(IReadOnlyList<Axis> axes)
    {
        int place = Math.Min(_place, axes.Count);
        return [.. axes.Take(place), Along, .. axes.Skip(place)];
    }
}
