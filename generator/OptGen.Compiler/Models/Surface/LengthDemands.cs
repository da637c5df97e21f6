using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Emission;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Surface;

/// <summary>What the numbers of the constructor must be for all axes to have lengths: at least 1 each, quotients without remainder, equal where the text says so.</summary>
internal sealed class LengthDemands
{
    /// <summary>The class that checks.</summary>
    public const string Layout = "global::OptGen.CompilerServices.ModelLayout";

    private readonly BoundModel _model;
    private readonly Length[] _lengths;

    public LengthDemands(BoundModel model)
    {
        _model = model;
        IReadOnlyList<Tensor> reached = ModelTensors.Reached(ModelTensors.Roots(model.Training).Concat(ModelTensors.Roots(model.Evaluation)));

        // A loop may have no rounds.
        HashSet<Axis> rounds = [.. model.Parameters.Concat(model.States).SelectMany(variable => variable.Rounds).Select(loop => loop.Axis), .. reached.Select(tensor => tensor.Content.Loop?.Rounds).OfType<Axis>()];
        IEnumerable<Axis> computed = reached.SelectMany(tensor => tensor.Axes).Where(axis => !rounds.Contains(axis));
        _lengths = [.. model.Parameters.Concat(model.States).SelectMany(variable => variable.Axes).Concat(model.Data.SelectMany(data => data.Axes)).Concat(computed)
            .Distinct().Select(axis => axis.Length).Where(length => length.Number is null && !length.DependsOnData).Distinct()];
    }

    /// <summary>Whether a number of the constructor is the length of an axis.</summary>
    public bool IsLength(string parameter) => _lengths.Any(length => length.Symbol is { IsOfData: false } symbol && symbol.Name == parameter);

    /// <summary>The demands that more than one number has to meet, as statements.</summary>
    /// <param name="read">C# for a number of the constructor.</param>
    public IEnumerable<string> Statements(Func<LengthSymbol, string> read)
    {
        LengthWriter writer = new(symbol => $"(long){read(symbol)}");
        foreach (Length length in _lengths.Where(length => length.Symbol is null))
        {
            string text = Literals.String(length.ToString());
            yield return Fraction(length) is var (dividend, divisor)
                ? $"{Layout}.RequireQuotient({text}, {writer.Write(dividend)}, {writer.Write(divisor)});"
                : $"{Layout}.RequireLength({text}, {writer.Factor(length)});";
        }

        foreach ((Length first, Length second) in _model.EqualLengths.Where(equal => !equal.First.DependsOnData && !equal.Second.DependsOnData))
        {
            yield return $"{Layout}.RequireEqual({Literals.String(first.ToString())}, {writer.Factor(first)}, {Literals.String(second.ToString())}, {writer.Factor(second)});";
        }
    }

    /// <summary>What is divided by what; null where nothing is.</summary>
    private static (Length Dividend, Length Divisor)? Fraction(Length length)
    {
        if (length.Terms.Count != 1)
        {
            return null;
        }

        LengthTerm term = length.Terms[0];
        LengthFactor[] below = [.. term.Factors.Where(factor => factor.Power < 0)];
        if ((below.Length == 0 && term.Denominator == 1) || below.Any(factor => factor.Symbol is null))
        {
            return null;
        }

        Length divisor = below.SelectMany(factor => Enumerable.Repeat(Length.Of(factor.Symbol!), -factor.Power)).Aggregate(Length.Of(term.Denominator), (product, factor) => product * factor);
        return (length * divisor, divisor);
    }
}
