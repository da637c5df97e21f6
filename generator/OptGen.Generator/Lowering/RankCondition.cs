namespace OptGen.Generator.Lowering;

/// <summary>Comparisons of <c>ndim</c> and constants: what the rank of a parameter decides.</summary>
internal static class RankCondition
{
    public static bool Is(Node node) =>
        node.Operation is >= Operation.Less and <= Operation.NotEqual && node.Inputs.All(IsOfRank) && node.Inputs.Any(ReadsRank);

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

    /// <summary>Only what does not come back to the same value again and again, as a remainder does, so that all large ranks are alike.</summary>
    private static bool IsOfRank(Node node) => node.Operation switch
    {
        Operation.Rank or Operation.Constant => true,
        Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Negate => node.Inputs.All(IsOfRank),
        _ => false,
    };

    private static bool ReadsRank(Node node) => node.Operation == Operation.Rank || node.Inputs.Any(ReadsRank);

    private static double Evaluate(Node node, int rank)
    {
        double Input(int index) => Evaluate(node.Inputs[index], rank);
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
