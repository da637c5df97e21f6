using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Surface;

/// <summary>
/// Finds what data index directly, or after a number was added: labels, tokens, users. The base class checks these before anything is computed; other indices are checked by the
/// program.
/// </summary>
internal static class IndexRanges
{
    /// <summary>Each data with what it indexes, once: its place, a description of the table, what is added, and how long the table is.</summary>
    public static IEnumerable<(int Data, string Table, Length Offset, Length Length)> Of(BoundModel model)
    {
        HashSet<(int, string)> seen = [];
        foreach ((Tensor table, Axis axis, Tensor index) in Gathers(model))
        {
            if (Find(index, TensorOperation.Data) is not { } found || found.Offset.DependsOnData || axis.Length.DependsOnData)
            {
                continue;
            }

            int place = model.Data.Select(data => data.Name).ToList().IndexOf(found.Leaf.Content.Name);
            if (place >= 0 && seen.Add((place, $"{found.Offset}|{axis.Length}")))
            {
                yield return (place, Describe(table, axis), found.Offset, axis.Length);
            }
        }
    }

    /// <summary>Axes whose places index a table, where only a call tells whether they are as many at most: the axis, a description of the table, how many places are needed, and how many there are.</summary>
    public static IEnumerable<(string Axis, string Table, Length Needed, Length Length)> Limits(BoundModel model)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach ((Tensor table, Axis axis, Tensor index) in Gathers(model))
        {
            if (Find(index, TensorOperation.Index) is { } found && found.Leaf.Axes[0].Length + found.Offset is var needed && !needed.Equals(axis.Length) && seen.Add($"{needed}|{axis.Length}"))
            {
                yield return (found.Leaf.Axes[0].ToString(), Describe(table, axis), needed, axis.Length);
            }
        }
    }

    private static string Describe(Tensor table, Axis axis) =>
        table.Operation == TensorOperation.Parameter ? $"'{table.Content.Name}'" : axis.Name is { } name ? $"axis '{name}'" : "what it indexes";

    private static IEnumerable<(Tensor Table, Axis Axis, Tensor Index)> Gathers(BoundModel model) =>
        ModelTensors.Reached(ModelTensors.Roots(model.Training).Concat(ModelTensors.Roots(model.Evaluation)))
            .Where(tensor => tensor.Operation == TensorOperation.Gather)
            .Select(gather => (gather.Inputs[0], gather.Inputs[0].Axes[gather.Content.Place], gather.Inputs[1]));

    /// <summary>The leaf that an index is, and what is added to it; null where it is anything else.</summary>
    private static (Tensor Leaf, Length Offset)? Find(Tensor index, TensorOperation leaf)
    {
        switch (index.Operation)
        {
            case var operation when operation == leaf:
                return (index, Length.Of(0));
            case TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand or TensorOperation.Stop:
                return Find(index.Inputs[0], leaf);
            case TensorOperation.Elementwise when index.Content.Operation == Operation.Add:
                return NumberOf(index.Inputs[1]) is { } number ? Sum(Find(index.Inputs[0], leaf), number)
                    : NumberOf(index.Inputs[0]) is { } first ? Sum(Find(index.Inputs[1], leaf), first)
                    : null;
            case TensorOperation.Elementwise when index.Content.Operation == Operation.Subtract && NumberOf(index.Inputs[1]) is { } less:
                return Sum(Find(index.Inputs[0], leaf), Length.Of(-1) * less);
            default:
                return null;
        }
    }

    private static (Tensor Leaf, Length Offset)? Sum((Tensor Leaf, Length Offset)? found, Length number) => found is var (leaf, offset) ? (leaf, offset + number) : null;

    /// <summary>A whole number that is known at construction, or a length.</summary>
    private static Length? NumberOf(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Constant when tensor.Content.Value is var value && value == Math.Floor(value) && Math.Abs(value) < 1L << 53 => Length.Of((long)value),
        TensorOperation.Length => tensor.Content.Length,
        _ => null,
    };
}
