using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Planning;

/// <summary>Values that are added to rows of a table's gradient.</summary>
/// <param name="Values">The values.</param>
/// <param name="Index">The row of each.</param>
internal sealed record AddedRows(Tensor Values, Tensor Index);

/// <summary>
/// Finds gradients that are 0 but for some rows: those of tables that the loss reaches only by an index along their first axis. Their rows are all that a call writes and clears.
/// </summary>
internal static class RowGradients
{
    /// <summary>What is added to rows; null where the gradient is anything else.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="gradient">Its gradient.</param>
    public static IReadOnlyList<AddedRows>? Of(ModelVariable parameter, Tensor? gradient)
    {
        if (gradient is null || parameter.Rounds.Count > 0 || parameter.Axes.Count == 0)
        {
            return null;
        }

        List<AddedRows> added = [];
        Stack<Tensor> pending = new([gradient]);
        while (pending.Count > 0)
        {
            Tensor part = pending.Pop();
            if (part is { Operation: TensorOperation.Elementwise, Content.Operation: Operation.Add } && part.Inputs.All(input => input.Axes.Count == part.Axes.Count))
            {
                pending.Push(part.Inputs[1]);
                pending.Push(part.Inputs[0]);
            }
            else if (part.Operation == TensorOperation.Reorder)
            {
                pending.Push(part.Inputs[0]);
            }
            else if (part.Operation == TensorOperation.Scatter && part.Axes[part.Content.Place] == parameter.Axes[0] && part.Axes.Count == parameter.Axes.Count
                && part.Inputs[1].Axes.Any(axis => !part.Has(axis)) && part.Inputs[1].Axes.All(axis => !part.Has(axis)))
            {
                added.Add(new(part.Inputs[0], part.Inputs[1]));
            }
            else
            {
                return null;
            }
        }

        return added;
    }
}
