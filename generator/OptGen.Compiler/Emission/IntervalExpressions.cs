using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>C# for the interval that a value lies in; what has a local variable is written as that, all else in full.</summary>
/// <param name="name">The variable that holds an interval or a scalar; null where it has none.</param>
internal sealed class IntervalExpressions(Func<Node, string?> name)
{
    /// <summary>The interval, by its variable if it has one.</summary>
    public string Use(Node node) => name(node) ?? (node.IsConstant ? $"(float){Literals.Double(node.Value)}" : Define(node));

    /// <summary>The computation of the interval.</summary>
    public string Define(Node node) => node.Operation switch
    {
        Operation.Add => Infix(node, "+"),
        Operation.Subtract => Infix(node, "-"),
        Operation.Multiply => IsSquare(node) ? $"Interval.Square({Input(node, 0)})" : Infix(node, "*"),
        Operation.Divide => Infix(node, "/"),
        Operation.Negate => "-" + Operand(node.Inputs[0]),
        Operation.MultiplyAdd => MultiplyAdd(node, "", ""),
        Operation.MultiplySubtract => MultiplyAdd(node, "", "-"),

        // c − a² is −(a² − c): rounding has no sign.
        Operation.MultiplyAddNegated => IsSquare(node) ? "-" + MultiplyAdd(node, "", "-") : MultiplyAdd(node, "-", ""),
        Operation.Call => string.Format(IntervalFunctions.Find(node.Function!)!.Code, [.. node.Inputs.Select(Use)]),
        Operation.Select when !node.Inputs[0].IsElement && name(node.Inputs[0]) is { } condition => $"({condition} ? {Input(node, 1)} : {Input(node, 2)})",
        Operation.Select => $"Interval.Either({Input(node, 1)}, {Input(node, 2)})",
        Operation.Number => "Interval.Truth",
        Operation.Normal => "Interval.Between(-9f, 9f)",
        Operation.Uniform => "Interval.Between(0f, 1f)",
        Operation.Widen => Use(node.Inputs[0]),
        _ => throw new InvalidOperationException($"{node.Operation} has no bounds."),
    };

    private static bool IsSquare(Node node) => node.Inputs[0] == node.Inputs[1];

    private string MultiplyAdd(Node node, string signOfProduct, string signOfTerm) => IsSquare(node)
        ? $"Interval.SquareAdd({Input(node, 0)}, {signOfTerm}{Operand(node.Inputs[2])})"
        : $"Interval.MultiplyAdd({signOfProduct}{(signOfProduct.Length > 0 ? Operand(node.Inputs[0]) : Input(node, 0))}, {Input(node, 1)}, {signOfTerm}{(signOfTerm.Length > 0 ? Operand(node.Inputs[2]) : Input(node, 2))})";

    private string Input(Node node, int index) => Use(node.Inputs[index]);

    private string Infix(Node node, string @operator) => $"{Operand(node.Inputs[0])} {@operator} {Operand(node.Inputs[1])}";

    private string Operand(Node node) => name(node) ?? (node.Operation is Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Negate or Operation.MultiplyAddNegated or Operation.Constant ? $"({Use(node)})" : Use(node));
}
