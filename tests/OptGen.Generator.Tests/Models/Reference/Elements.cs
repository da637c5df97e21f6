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
        Operation.Call when content.Function!.Name == "trigamma" => Trigamma(x[0]),
        Operation.Call => x.Length == 1 ? Functions.Unary[content.Function!.Name](x[0]) : Functions.Binary[content.Function!.Name](x[0], x[1]),
        _ => throw new InvalidOperationException($"{content.Operation} is no operation on elements."),
    };

    /// <summary>The derivative of digamma, which no text calls: by its recurrence up to 20, and there by its asymptotic series (Abramowitz and Stegun 6.4.6, 6.4.12), whose next term is below 1e-17.</summary>
    private static double Trigamma(double x)
    {
        double sum = 0;
        for (; x < 20; x++)
        {
            sum += 1 / (x * x);
        }

        double square = 1 / (x * x);
        return sum + (1 / x) + (square / 2) + (square / x * ((1.0 / 6) - (square * ((1.0 / 30) - (square * ((1.0 / 42) - (square * ((1.0 / 30) - (square * 5 / 66)))))))));
    }

    private static double Number(bool condition) => condition ? 1 : 0;
}
