using System.Runtime.InteropServices;
using OptGen.Memory;

namespace OptGen.Parameters;

/// <summary>The states that an optimizer has one of.</summary>
/// <param name="set">Its parameters.</param>
internal sealed class SharedStates(ParameterSet set)
{
    private double[]? _numbers;
    private double[][]? _histories;

    /// <summary>Those of one number.</summary>
    public double[] Numbers => _numbers ??= new double[set.Info.States.Count(state => state.Shape == StateShape.Shared && state.Height is null)];

    /// <summary>What the optimizer keeps of the last steps; as long as hyperparameters said when its first parameter was added.</summary>
    public double[][] Histories =>
        _histories ??= [.. set.Info.States.Where(state => state is { Shape: StateShape.Shared, Height: not null })
            .Select(state => new double[state.Height!.Length(0, 0, set.All.Length > 0 ? set.All[0].Sizes : set.Sizes.Current(""))])];

    public StateSpan Of(StateInfo state) =>
        set.Info.States.TakeWhile(other => other != state).Count(other => other.Shape == StateShape.Shared && other.Height is null == state.Height is null) is var place && state.Height is null
            ? new(Numbers.AsSpan(place, 1))
            : new(Histories[place]);

    /// <summary>Whether one shares memory with these bytes.</summary>
    public bool Overlap(ReadOnlySpan<byte> bytes)
    {
        bool overlaps = MemoryMarshal.AsBytes(Numbers.AsSpan()).Overlaps(bytes);
        for (int i = 0; i < Histories.Length && !overlaps; i++)
        {
            overlaps = MemoryMarshal.AsBytes(Histories[i].AsSpan()).Overlaps(bytes);
        }

        return overlaps;
    }

    /// <summary>Notes their memory.</summary>
    public void NoteIn(MemoryMap map)
    {
        map.Add(MemoryMarshal.AsBytes(Numbers.AsSpan()));
        foreach (double[] history in Histories)
        {
            map.Add(MemoryMarshal.AsBytes(history.AsSpan()));
        }
    }

    public void Clear()
    {
        Array.Clear(Numbers);
        Array.ForEach(_histories ?? [], Array.Clear);
    }
}
