using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Surface;

/// <summary>Finds the tensors that a call needs.</summary>
internal static class ModelTensors
{
    /// <summary>What some tensors are made of, themselves included, inputs first.</summary>
    public static IReadOnlyList<Tensor> Reached(IEnumerable<Tensor?> roots)
    {
        HashSet<Tensor> reached = [];
        Stack<Tensor> pending = new(roots.Where(root => root is not null)!);
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            if (reached.Add(next))
            {
                foreach (Tensor input in next.Inputs)
                {
                    pending.Push(input);
                }
            }
        }

        return [.. reached.OrderBy(tensor => tensor.Id)];
    }

    /// <summary>What a pass leaves.</summary>
    public static IEnumerable<Tensor?> Roots(ModelPass pass) => [pass.Loss, pass.Result, .. pass.Updates.Select(update => update.Value)];
}
