using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>The values of the variables of the loops around a place, and the names that they index.</summary>
internal sealed class Indices
{
    private readonly Dictionary<string, int> _values = [];

    public int? Find(string key) => _values.TryGetValue(key, out int value) ? value : null;

    /// <summary>Carries out the body once for each value of the loop's variable.</summary>
    public void Repeat(ForSyntax loop, Action body)
    {
        int to = Evaluate(loop.To);
        for (int i = Evaluate(loop.From); i < to; i++)
        {
            _values[loop.Variable.Name.Key] = i;
            body();
        }

        _values.Remove(loop.Variable.Name.Key);
    }

    public string KeyOf(IndexSyntax index) => $"{index.Target.Name.Key}[{Evaluate(index.Index)}]";

    public string KeyOf(TargetSyntax target)
    {
        string key = target.IsInitial ? target.Name.Name.BaseKey : target.Name.Name.Key;
        key = FoldedKey(key);
        return target.Index is null ? key : $"{key}[{Evaluate(target.Index)}]";
    }

    /// <summary>Tells the copies of an unrolled loop apart.</summary>
    public string Describe() => string.Join(",", _values.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}"));

    /// <summary>One key for the two symbols of the weights and of the gradient.</summary>
    public static string FoldedKey(string key) => key switch
    {
        "theta" => "w",
        "nabla" => "g",
        _ => key,
    };

    public int Evaluate(ExpressionSyntax expression) => expression switch
    {
        NumberSyntax number => (int)number.Value,
        NameSyntax name => _values[name.Name.Key],
        BracketedSyntax bracketed => Evaluate(bracketed.Inner),
        UnarySyntax { Operator: UnaryOperator.Negate } negated => -Evaluate(negated.Operand),
        BinarySyntax { Operator: BinaryOperator.Add } sum => Evaluate(sum.Left) + Evaluate(sum.Right),
        BinarySyntax { Operator: BinaryOperator.Subtract } difference => Evaluate(difference.Left) - Evaluate(difference.Right),
        BinarySyntax { Operator: BinaryOperator.Multiply } product => Evaluate(product.Left) * Evaluate(product.Right),
        BinarySyntax { Operator: BinaryOperator.Remainder } remainder => Evaluate(remainder.Left) % Evaluate(remainder.Right),
        _ => throw new NotSupportedException($"{expression.GetType().Name} as an index."),
    };
}
