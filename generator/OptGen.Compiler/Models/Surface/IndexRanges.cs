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
        foreach (Tensor gather in ModelTensors.Reached(ModelTensors.Roots(model.Training).Concat(ModelTensors.Roots(model.Evaluation))).Where(tensor => tensor.Operation == TensorOperation.Gather))
        {
            (Tensor table, Tensor index) = (gather.Inputs[0], gather.Inputs[1]);
            Axis axis = table.Axes[gather.Content.Place];
            if (Find(index) is not (string name, Length offset) || Enumerable.Range(0, model.Data.Count).Where(i => model.Data[i].Name == name).DefaultIfEmpty(-1).First() is not (>= 0 and int place))
            {
                continue;
            }

            string text = table.Operation == TensorOperation.Parameter ? $"'{table.Content.Name}'" : axis.Name is { } axisName ? $"axis '{axisName}'" : "what it indexes";
            if (seen.Add((place, $"{offset}|{axis.Length}")))
            {
                yield return (place, text, offset, axis.Length);
            }
        }
    }

    private static (string Data, Length Offset)? Find(Tensor index)
    {
        switch (index.Operation)
        {
            case TensorOperation.Data:
                return (index.Content.Name, Length.Of(0));
            case TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand or TensorOperation.Stop:
                return Find(index.Inputs[0]);
            case TensorOperation.Elementwise when index.Content.Operation == Operation.Add && NumberOf(index.Inputs[1]) is { } number && Find(index.Inputs[0]) is (string name, Length offset):
                return (name, offset + number);
            case TensorOperation.Elementwise when index.Content.Operation == Operation.Add && NumberOf(index.Inputs[0]) is { } number && Find(index.Inputs[1]) is (string name, Length offset):
                return (name, offset + number);
            case TensorOperation.Elementwise when index.Content.Operation == Operation.Subtract && NumberOf(index.Inputs[1]) is { } number && Find(index.Inputs[0]) is (string name, Length offset):
                return (name, offset - number);
            default:
                return null;
        }
    }

    /// <summary>A whole number that is known at construction.</summary>
    private static Length? NumberOf(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Constant when tensor.Content.Value is var value && value == Math.Floor(value) && Math.Abs(value) < 1L << 53 => Length.Of((long)value),
        TensorOperation.Length => tensor.Content.Length,
        _ => null,
    };
}
