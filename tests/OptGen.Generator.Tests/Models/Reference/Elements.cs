using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;
using OptGen.Generator.Tests.Evaluation;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Operations on single elements, in double.</summary>
internal static class Elements
{
    public static double Compute(TensorContent content, double[] x) => content.Operation switch
    {
        Operation.Add => x[0] + x[1],
        Operation.Subtract => x[0] - x[1],
        Operation.Multiply => x[0] * x[1],
        Operation.Divide => x[0] / x[1],
        Operation.Remainder => x[0] % x[1],
        Operation.Negate => -x[0],
        Operation.MultiplyAdd => Math.FusedMultiplyAdd(x[0], x[1], x[2]),
        Operation.MultiplySubtract => Math.FusedMultiplyAdd(x[0], x[1], -x[2]),
        Operation.MultiplyAddNegated => Math.FusedMultiplyAdd(-x[0], x[1], x[2]),
        Operation.Less => Number(x[0] < x[1]),
        Operation.LessOrEqual => Number(x[0] <= x[1]),
        Operation.Greater => Number(x[0] > x[1]),
        Operation.GreaterOrEqual => Number(x[0] >= x[1]),
        Operation.Equal => Number(x[0] == x[1]),
        Operation.NotEqual => Number(x[0] != x[1]),
        Operation.And => Number(x[0] != 0 && x[1] != 0),
        Operation.Or => Number(x[0] != 0 || x[1] != 0),
        Operation.Not => Number(x[0] == 0),
        Operation.Number => x[0],
        Operation.Select => x[0] != 0 ? x[1] : x[2],
        Operation.Call when content.Function!.Name == "isfinite" => Number(double.IsFinite(x[0])),
        Operation.Call => x.Length == 1 ? Functions.Unary[content.Function!.Name](x[0]) : Functions.Binary[content.Function!.Name](x[0], x[1]),
        _ => throw new InvalidOperationException($"{content.Operation} is no operation on elements."),
    };

    private static double Number(bool condition) => condition ? 1 : 0;
}
