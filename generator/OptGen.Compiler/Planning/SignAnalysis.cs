using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>Finds the signs of values, and whether bounds of a value follow from bounds of what memory holds.</summary>
/// <param name="ofState">The signs that the numbers of a state have before the step.</param>
internal sealed class SignAnalysis(Func<string, Signs> ofState)
{
    private readonly Dictionary<Node, Signs?> _signs = [];

    /// <summary>The signs of what a pass computes for some results; null where there are no bounds.</summary>
    /// <param name="kernel">The pass.</param>
    /// <param name="result">The result.</param>
    public Signs? Of(KernelPlan kernel, Node result)
    {
        HashSet<Node> loaded = [.. kernel.Loads.Select(load => load.Value)];
        foreach (Node node in Uses.Of([result], loaded, node => node.IsKnownBefore).Needed)
        {
            if (!_signs.ContainsKey(node))
            {
                _signs.Add(node, loaded.Contains(node) ? OfLoad(node) : node.IsElement ? OfElement(node) : OfScalar(node));
            }
        }

        return _signs[result];
    }

    private Signs OfLoad(Node node) => node.Operation == Operation.State ? ofState(node.Name) : Signs.All;

    /// <summary>Scalars are computed in each step, and what they are is looked at then; most that rules multiply by are positive.</summary>
    private Signs OfScalar(Node node) => node.Operation switch
    {
        Operation.Constant => Signs.Of(node.Value),
        Operation.Negate => -Input(node, 0) ?? Signs.One,
        Operation.Multiply or Operation.Divide => (Input(node, 0) * Input(node, 1) ?? Signs.One) with { Zero = false },
        _ => Signs.One,
    };

    private Signs? OfElement(Node node) => node.Operation switch
    {
        Operation.Add => Input(node, 0) + Input(node, 1),
        Operation.Subtract => Input(node, 0) + -Input(node, 1),
        Operation.Negate => -Input(node, 0),
        Operation.Multiply => Product(node),
        Operation.Divide => Input(node, 1) is { Zero: false } ? Input(node, 0) * Input(node, 1) : null,
        Operation.MultiplyAdd => Product(node) + Input(node, 2),
        Operation.MultiplySubtract => Product(node) + -Input(node, 2),
        Operation.MultiplyAddNegated => -Product(node) + Input(node, 2),
        Operation.Call => OfCall(node),
        Operation.Select => Input(node, 1) | Input(node, 2),
        Operation.Number or Operation.Uniform => Signs.NotNegative,
        Operation.Normal => Signs.All,
        Operation.Widen => Input(node, 0),

        // Conditions have no bounds; what they choose between has.
        _ when node.IsCondition => Signs.NotNegative,
        _ => null,
    };

    private Signs? Product(Node node) => node.Inputs[0] == node.Inputs[1] ? Input(node, 0)?.Magnitude : Input(node, 0) * Input(node, 1);

    private Signs? OfCall(Node node) => IntervalFunctions.Find(node.Function!) is { } function && node.Inputs.All(input => Known(input) is not null)
        ? function.Signs(Known(node.Inputs[0])!.Value, Known(node.Inputs[node.Inputs.Count - 1])!.Value)
        : null;

    private Signs? Input(Node node, int index) => Known(node.Inputs[index]);

    private Signs? Known(Node node) => _signs.TryGetValue(node, out Signs? signs) ? signs : Signs.One;
}
