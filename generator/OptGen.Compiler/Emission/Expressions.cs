using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>C# for values; what has a local variable is written as that, all else in full.</summary>
/// <param name="isLane">Whether the expression is of lanes, or of scalars in double.</param>
/// <param name="name">The variable that holds a value; null where it has none.</param>
/// <param name="vector">The variable that holds a whole vector, or the place of what is put aside; of lanes, what a draw depends on.</param>
internal sealed class Expressions(bool isLane, Func<Node, string?> name, Func<Node, string>? vector = null)
{
    private enum Precedence
    {
        Lowest,
        Conditional,
        Or,
        And,
        Equality,
        Relational,
        Additive,
        Multiplicative,
        Unary,
        Primary,
    }

    /// <summary>The value, by its variable if it has one.</summary>
    public string Use(Node node) => Write(node, Precedence.Lowest);

    /// <summary>The computation of the value.</summary>
    public string Define(Node node) => Definition(node).Text;

    private string Write(Node node, Precedence context)
    {
        if (name(node) is { } variable)
        {
            return variable;
        }

        (string text, Precedence precedence) = Definition(node);
        return precedence < context ? $"({text})" : text;
    }

    private (string Text, Precedence Precedence) Definition(Node node) => node.Operation switch
    {
        Operation.Constant => node.IsCondition
            ? (Literals.Boolean(node.Value != 0), Precedence.Primary)
            : (Literals.Double(node.Value), node.Value < 0 ? Precedence.Unary : Precedence.Primary),
        Operation.Add => Infix(node, "+", Precedence.Additive),
        Operation.Subtract => Infix(node, "-", Precedence.Additive),
        Operation.Multiply => Infix(node, "*", Precedence.Multiplicative),
        Operation.Divide => Infix(node, "/", Precedence.Multiplicative),
        Operation.Remainder => isLane
            ? (Filled(Intrinsics.Remainder.Lane, node), Precedence.Primary)
            : Infix(node, "%", Precedence.Multiplicative),
        Operation.Negate => ("-" + Write(node.Inputs[0], Precedence.Primary), Precedence.Unary),
        Operation.MultiplyAdd or Operation.MultiplySubtract or Operation.MultiplyAddNegated => isLane
            ? Function("TLane." + node.Operation, node)
            : (FusedMultiplyAdd(node), Precedence.Primary),
        Operation.Call => (Filled(isLane ? node.Function!.Lane : node.Function!.Scalar, node), Precedence.Primary),
        Operation.Less => Infix(node, "<", Precedence.Relational),
        Operation.LessOrEqual => Infix(node, "<=", Precedence.Relational),
        Operation.Greater => Infix(node, ">", Precedence.Relational),
        Operation.GreaterOrEqual => Infix(node, ">=", Precedence.Relational),
        Operation.Equal => isLane ? Function("TLane.Equal", node) : Infix(node, "==", Precedence.Equality),
        Operation.NotEqual => isLane ? Function("TLane.NotEqual", node) : Infix(node, "!=", Precedence.Equality),
        Operation.And => Logic(node, isLane ? "&" : "&&", Precedence.And),
        Operation.Or => Logic(node, isLane ? "|" : "||", Precedence.Or),
        Operation.Not => ((isLane ? "~" : "!") + Write(node.Inputs[0], Precedence.Primary), Precedence.Unary),
        Operation.Number => Function(isLane ? "TLane.Number" : "RuleMath.Number", node),
        Operation.Select => isLane
            ? Function("TLane.Select", node)
            : ($"{Write(node.Inputs[0], Precedence.Or)} ? {Write(node.Inputs[1], Precedence.Conditional)} : {Write(node.Inputs[2], Precedence.Conditional)}", Precedence.Conditional),
        Operation.Quantile => ($"{QuantileMethod(node)}({(node.Reduction.Axis == ReductionAxis.Axis ? node.Reduction.Scope.Number + ", " : "")}{vector!(node.Inputs[0])}, {(node.IsVector ? "i, " : "")}{Use(node.Inputs[1])})", Precedence.Primary),
        Operation.Normal or Operation.Uniform when vector!(node) is { Length: > 0 } guard => ($"{guard} ? {Draw(node)} : default", Precedence.Conditional),
        Operation.Normal or Operation.Uniform => (Draw(node), Precedence.Primary),
        Operation.ElementIndex => ("TLane.Places(operands.Element(index))", Precedence.Primary),
        Operation.Widen or Operation.TransposedVector => (Write(node.Inputs[0], Precedence.Lowest), name(node.Inputs[0]) is null ? Precedence.Lowest : Precedence.Primary),
        Operation.Recall => ($"{vector!(node)}, {Use(node.Inputs[1])})", Precedence.Primary),
        Operation.Reduce => ($"VectorMath.{node.Reduction.Kind}({string.Join(", ", node.Inputs.Select(vector!))})", Precedence.Primary),
        _ => throw new InvalidOperationException($"{node.Operation} is read from memory and must have a variable."),
    };

    private string Draw(Node node) => $"Noise.{node.Operation}<TLane, T>({Use(node.Inputs[0])}, {node.Name}, operands.Element(index))";

    private static string QuantileMethod(Node node) =>
        node.Inputs[0].IsVector ? "VectorMath.Quantile"
        : node.Reduction.Axis == ReductionAxis.All ? "batch.Quantile"
        : node.Reduction.Axis == ReductionAxis.Axis ? "step.AxisQuantile"
        : $"step.{(node.IsVector ? node.Shape.Kind.ToString() : "")}Quantile";

    private (string Text, Precedence Precedence) Infix(Node node, string @operator, Precedence precedence) =>
        ($"{Write(node.Inputs[0], precedence)} {@operator} {Write(node.Inputs[1], precedence + 1)}", precedence);

    /// <summary>Operands of another kind stand in brackets, which C# does not need but its readers do: lanes have no <c>&amp;&amp;</c>.</summary>
    private (string Text, Precedence Precedence) Logic(Node node, string @operator, Precedence precedence)
    {
        string Operand(Node operand) => operand.Operation == node.Operation || (!isLane && operand.Operation is not (Operation.And or Operation.Or))
            ? Write(operand, precedence)
            : Write(operand, Precedence.Unary);
        return ($"{Operand(node.Inputs[0])} {@operator} {Operand(node.Inputs[1])}", precedence);
    }

    private (string Text, Precedence Precedence) Function(string function, Node node) =>
        ($"{function}({string.Join(", ", node.Inputs.Select(Use))})", Precedence.Primary);

    /// <summary>Numbers of a row of a model are computed as its elements are, with one rounding.</summary>
    private string FusedMultiplyAdd(Node node)
    {
        string factor = node.Operation == Operation.MultiplyAddNegated ? "-" + Write(node.Inputs[0], Precedence.Primary) : Use(node.Inputs[0]);
        string added = node.Operation == Operation.MultiplySubtract ? "-" + Write(node.Inputs[2], Precedence.Primary) : Use(node.Inputs[2]);
        return $"Math.FusedMultiplyAdd({factor}, {Use(node.Inputs[1])}, {added})";
    }

    private string Filled(string format, Node node) => string.Format(format, [.. node.Inputs.Select(Use)]);
}
