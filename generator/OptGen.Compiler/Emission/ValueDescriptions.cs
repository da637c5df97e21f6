using System.Globalization;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>Makes up names for values that the rule does not name, from what they are: <c>biasCorrectedRate</c>, <c>oneMinusβ1</c>, <c>normOfG</c>.</summary>
/// <param name="given">The name that the rule gives a value; null where it has none.</param>
/// <param name="isRate">Whether a value is the learning rate.</param>
internal sealed class ValueDescriptions(Func<Node, string?> given, Func<Node, bool> isRate)
{
    /// <summary>How deep operations may be nested within one name.</summary>
    private const int Deepest = 4;

    private const string FirstStep = "isFirstStep";

    /// <summary>How many characters a name may have: a longer one is no easier to read.</summary>
    private const int Longest = 36;

    /// <summary>The same for conditions, which are sentences.</summary>
    private const int LongestCondition = 40;

    /// <summary>The name of a value; null where it would be too long to read.</summary>
    public string? Of(Node node) => given(node) ?? (Compose(node, 0) is { } name && name.Length <= (node.IsCondition ? LongestCondition : Longest) ? name : null);

    /// <summary>A name that says what a value is; null where it would be too long.</summary>
    private string? Compose(Node node, int depth) => given(node) ?? (depth > Deepest ? null : node.Operation switch
    {
        Operation.Constant when node.IsCondition => node.Value != 0 ? "always" : "never",
        Operation.Constant => ConstantName(node.Value) ?? (depth == 0 ? "constant" : null),
        Operation.NoiseKey => "noise",
        Operation.BlockLength => "blockLengths",
        Operation.BlockCount => "blocks",
        Operation.AxisLength => "axisLength",
        Operation.Quantile => "quantile" + (node.Reduction.Axis == ReductionAxis.All ? "OfAll" : ""),
        Operation.Reduce => Reduced(node, depth),
        Operation.Along => node.Reduction.Kind.ToString().ToLowerInvariant() + "Along",
        Operation.Matrix => OfMatrix(node, depth),
        Operation.Number => Compose(node.Inputs[0], depth),
        Operation.Sort => "sorted",
        Operation.Places => "places",
        Operation.Remember => "history",
        Operation.Recall => "recalled",
        Operation.TransposedVector => With(node.Inputs[0], depth, name => name + "Transposed"),
        Operation.Call => Call(node, depth),
        Operation.Subtract when IsBiasCorrection(node) => "biasCorrection" + Capital(given(node.Inputs[1].Inputs[0])!),
        Operation.Subtract when IsOne(node.Inputs[0]) => With(node.Inputs[1], depth, name => "oneMinus" + Capital(name)),
        Operation.Divide when IsOne(node.Inputs[0]) => With(node.Inputs[1], depth, name => "inverse" + Capital(name)),
        Operation.Divide when IsBiasCorrection(node.Inputs[1]) => HasRate(node.Inputs[0]) ? "biasCorrectedRate" : With(node.Inputs[0], depth, name => "biasCorrected" + Capital(name)),
        Operation.Divide when IsMean(node) => Scope(node.Inputs[0].Reduction.Axis, "mean", Of(node.Inputs[0], depth)),
        Operation.Multiply when node.Inputs[0] == node.Inputs[1] => With(node.Inputs[0], depth, name => name + "Squared"),
        Operation.Negate => With(node.Inputs[0], depth, name => "negative" + Capital(name)),
        Operation.Add when IsTiny(node.Inputs[1]) => Compose(node.Inputs[0], depth),
        Operation.Not => With(node.Inputs[0], depth, name => name == FirstStep ? "isLaterStep" : "not" + Capital(name)),
        Operation.Equal when node.Inputs[0].Operation == Operation.Remainder && IsZero(node.Inputs[1]) =>
            With(node.Inputs[0].Inputs[0], depth, number => With(node.Inputs[0].Inputs[1], depth, period => $"is{Capital(number)}MultipleOf{Capital(period)}")),
        Operation.Equal when node.Inputs[0].Operation is Operation.StepNumber or Operation.StepNumberOfAll && IsOne(node.Inputs[1]) => FirstStep,
        Operation.Select when Compose(node.Inputs[0], depth + 1) == FirstStep && given(node.Inputs[2]) is { } state => "current" + Capital(state),
        Operation.Select when node.Inputs[2].IsConstant => With(node.Inputs[1], depth, name => name),
        Operation.Select when node.Inputs[1].IsConstant => With(node.Inputs[2], depth, name => name),
        Operation.MultiplyAdd or Operation.MultiplySubtract => With(node.Inputs[0], depth, first => With(node.Inputs[1], depth, second => With(node.Inputs[2], depth, third =>
            $"{first}Times{Capital(second)}{(node.Operation == Operation.MultiplyAdd ? "Plus" : "Minus")}{Capital(third)}"))),
        _ => Between(node.Operation) is { } word ? With(node.Inputs[0], depth, first => With(node.Inputs[1], depth, second => first + word + Capital(second)) ?? (IntegerName(node.Inputs[1]) is { } number ? first + word + number : null)) : null,
    });

    /// <summary>What a reduction is of, where that is short enough.</summary>
    private string? Reduced(Node node, int depth) =>
        Scope(node.Reduction.Axis, node.Reduction.Kind is ReductionKind.Dot or ReductionKind.Sum ? "sum" : node.Reduction.Kind.ToString().ToLowerInvariant(), Of(node, depth));

    /// <summary>The operand of a reduction, to follow its name: <c>OfGSquared</c>; empty where it has no short name.</summary>
    private string Of(Node reduction, int depth)
    {
        string? operand = reduction.Inputs.Count switch
        {
            _ when depth > 1 => null,
            2 when reduction.Inputs[0] == reduction.Inputs[1] => With(reduction.Inputs[0], depth, name => name + "Squared"),
            2 => With(reduction.Inputs[0], depth, first => With(reduction.Inputs[1], depth, second => first + "Times" + Capital(second))),
            _ => Compose(reduction.Inputs[0], depth + 1),
        };
        return operand is { Length: <= Longest / 2 } ? "Of" + Capital(operand) : "";
    }

    private string? With(Node node, int depth, Func<string, string?> compose) => Compose(node, depth + 1) is { } name ? compose(name) : null;

    private string? Call(Node node, int depth)
    {
        if (node.Function == Intrinsics.Sqrt)
        {
            return IsSquares(node.Inputs[0]) ? NormName(node.Inputs[0])
                : IsMean(node.Inputs[0]) && IsSquares(node.Inputs[0].Inputs[0]) ? Scope(node.Inputs[0].Inputs[0].Reduction.Axis, "rootMeanSquare")
                : With(node.Inputs[0], depth, name => "rootOf" + Capital(name));
        }

        if (node.Function == Intrinsics.Pow)
        {
            return With(node.Inputs[0], depth, name => With(node.Inputs[1], depth, exponent => name + "Pow" + Capital(exponent)));
        }

        string function = node.Function!.Name;
        return node.Inputs.Count == 1
            ? With(node.Inputs[0], depth, name => function + "Of" + Capital(name))
            : With(node.Inputs[0], depth, first => With(node.Inputs[1], depth, second => $"{function}Of{Capital(first)}And{Capital(second)}"));
    }

    private string NormName(Node squares)
    {
        string norm = Scope(squares.Reduction.Axis, "norm");
        return given(squares.Inputs[0]) is { } name && squares.Reduction.Axis != ReductionAxis.All ? $"{norm}Of{Capital(name)}" : norm;
    }

    /// <summary>A reduction's name with what it runs over; those along rows, columns and blocks are several.</summary>
    private static string Scope(ReductionAxis axis, string name, string operand = "") => axis switch
    {
        ReductionAxis.All => name + (operand.Length == 0 ? "OfAll" : operand + "OverAll"),
        ReductionAxis.Row => "row" + Capital(name) + operand,
        ReductionAxis.Column => "column" + Capital(name) + operand,
        ReductionAxis.Block => "block" + Capital(name) + operand,
        _ => name + operand,
    };

    /// <summary>Whether the learning rate is a factor of a value.</summary>
    public bool HasRate(Node node) =>
        isRate(node) || (node.Operation is Operation.Multiply or Operation.Divide && (HasRate(node.Inputs[0]) || (node.Operation == Operation.Multiply && isRate(node.Inputs[1]))));

    /// <summary>Whether a value is <c>1 - β^t</c>.</summary>
    private bool IsBiasCorrection(Node node) =>
        node.Operation == Operation.Subtract && IsOne(node.Inputs[0]) && node.Inputs[1] is { Operation: Operation.Call } power && power.Function == Intrinsics.Pow
        && given(power.Inputs[0]) is not null && power.Inputs[1].Operation is Operation.StepNumber or Operation.StepNumberOfAll;

    private static bool IsSquares(Node node) => node is { Operation: Operation.Reduce, Reduction.Kind: ReductionKind.Dot } && node.Inputs[0] == node.Inputs[1];

    private static bool IsMean(Node node) =>
        node.Operation == Operation.Divide && node.Inputs[0].Operation == Operation.Reduce && node.Inputs[0].Reduction.Kind is ReductionKind.Sum or ReductionKind.Dot
        && node.Inputs[1].Operation is Operation.Length or Operation.TotalLength or Operation.Rows or Operation.Columns or Operation.BlockLength;

    private static string? Between(Operation operation) => operation switch
    {
        Operation.Add => "Plus",
        Operation.Subtract => "Minus",
        Operation.Multiply => "Times",
        Operation.Divide => "Over",
        Operation.Remainder => "Mod",
        Operation.Less => "IsBelow",
        Operation.LessOrEqual => "IsAtMost",
        Operation.Greater => "IsAbove",
        Operation.GreaterOrEqual => "IsAtLeast",
        Operation.Equal => "Is",
        Operation.NotEqual => "IsNot",
        Operation.And => "And",
        Operation.Or => "Or",
        _ => null,
    };

    private string OfMatrix(Node node, int depth)
    {
        string? name = node.Matrix switch
        {
            MatrixFunction.Multiply => With(node.Inputs[0], depth, first => With(node.Inputs[1], depth, second => $"{first}Times{Capital(second)}")),
            MatrixFunction.Transpose => With(node.Inputs[0], depth, matrix => matrix + "Transposed"),
            MatrixFunction.Identity => null,
            _ when node.Inputs.Count > 0 => With(node.Inputs[0], depth, matrix => $"{MatrixName(node.Matrix)}Of{Capital(matrix)}"),
            _ => null,
        };
        return name is { Length: <= Longest } ? name : MatrixName(node.Matrix);
    }

    private static string MatrixName(MatrixFunction function) => function switch
    {
        MatrixFunction.Multiply => "product",
        MatrixFunction.Transpose => "transposed",
        MatrixFunction.Identity => "identity",
        MatrixFunction.Orthogonalize => "orthogonal",
        MatrixFunction.Invert => "inverse",
        MatrixFunction.InverseRoot => "inverseRoot",
        MatrixFunction.EigenVectors => "eigenvectors",
        MatrixFunction.Spread => "spread",
        MatrixFunction.Sort => "sorted",
        MatrixFunction.Places => "places",
        MatrixFunction.Polar => "polarFactor",
        MatrixFunction.SpectralNorm => "spectralNorm",
        MatrixFunction.Recall => "recalled",
        MatrixFunction.Record => "recorded",
        _ => "basis",
    };

    private static string? ConstantName(double value) => value switch
    {
        0 => "zero",
        0.5 => "half",
        1 => "one",
        2 => "two",
        3 => "three",
        _ => null,
    };

    private static bool IsZero(Node node) => node.IsConstant && node.Value == 0;

    /// <summary>Whether a constant only keeps a divisor from zero.</summary>
    private static bool IsTiny(Node node) => node.IsConstant && Math.Abs(node.Value) is > 0 and < 1e-3;

    /// <summary>A number of more than one word, to stand at the end of a name.</summary>
    private static string? IntegerName(Node node) => node.IsConstant && node.Value is > 3 and < 1000 && node.Value == Math.Floor(node.Value) ? node.Value.ToString("F0", CultureInfo.InvariantCulture) : null;

    private static bool IsOne(Node node) => node.IsConstant && node.Value == 1;

    private static string Capital(string name) => name[0] is >= 'a' and <= 'z' ? char.ToUpperInvariant(name[0]) + name.Substring(1) : name;
}
