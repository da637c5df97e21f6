namespace OptGen.Compiler.Values;

/// <summary>Comparisons of <c>ndim</c> and constants: what the rank of a parameter decides.</summary>
internal static class RankCondition
{
    public static bool Is(Node node) =>
        node.Operation is >= Operation.Less and <= Operation.NotEqual && node.Inputs.All(input => input.IsOfRank) && node.Inputs.Any(input => input.ReadsRank);

    /// <summary>Whether a comparison holds for parameters of a rank.</summary>
    public static bool Holds(Node comparison, int rank)
    {
        double a = Evaluate(comparison.Inputs[0], rank);
        double b = Evaluate(comparison.Inputs[1], rank);
        return comparison.Operation switch
        {
            Operation.Less => a < b,
            Operation.LessOrEqual => a <= b,
            Operation.Greater => a > b,
            Operation.GreaterOrEqual => a >= b,
            Operation.Equal => a == b,
            _ => a != b,
        };
    }

    private static double Evaluate(Node value, int rank)
    {
        Dictionary<Node, double> known = [];
        InputsFirst.Visit(value, known.ContainsKey, node => node.Inputs, node => known.Add(node, Compute(node, rank, known)));
        return known[value];
    }

    private static double Compute(Node node, int rank, Dictionary<Node, double> known)
    {
        double Input(int index) => known[node.Inputs[index]];
        return node.Operation switch
        {
            Operation.Rank => rank,
            Operation.Add => Input(0) + Input(1),
            Operation.Subtract => Input(0) - Input(1),
            Operation.Multiply => Input(0) * Input(1),
            Operation.Divide => Input(0) / Input(1),
            Operation.Negate => -Input(0),
            _ => node.Value,
        };
    }
}
