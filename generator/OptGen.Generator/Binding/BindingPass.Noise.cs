using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>Random numbers. Each call as written draws its own; reading again what it drew gives the same.</summary>
internal sealed partial class BindingPass
{
    private static readonly Dictionary<string, int[]> Noises = new(StringComparer.Ordinal)
    {
        ["normal"] = [0, 2],
        ["uniform"] = [0, 2],
        ["bernoulli"] = [1],
    };

    /// <summary>How many calls have been bound.</summary>
    private int _noiseCount;

    /// <summary>How many came before the expression of <c>eval</c>, which is bound twice and draws the same both times.</summary>
    private int _noiseCountBeforeEvaluation;

    private Value BindNoise(string name, IReadOnlyList<ExpressionSyntax> arguments)
    {
        int call = _noiseCount++;
        List<Value> values = [.. arguments.Select(BindExpression)];
        return name switch
        {
            "normal" when values.Count == 0 => _arithmetic.Normal(call),
            "normal" => _arithmetic.Add(values[0], _arithmetic.Multiply(values[1], _arithmetic.Normal(call))),
            "uniform" when values.Count == 0 || IsUnitInterval(values[0].Node, values[1].Node) => _arithmetic.Uniform(call),
            "uniform" => Between(values[0], values[1], _arithmetic.Uniform(call)),
            _ => _arithmetic.Compare(Operation.Less, _arithmetic.Uniform(call), values[0]),
        };
    }

    private static bool IsUnitInterval(Node low, Node high) => low is { IsConstant: true, Value: 0 } && high is { IsConstant: true, Value: 1 };

    /// <summary>a + (b − a)·u.</summary>
    private Value Between(Value low, Value high, Value share) =>
        _arithmetic.Add(low.Named(), _arithmetic.Multiply(_arithmetic.Subtract(high.Named(), low.Named()), share));
}
