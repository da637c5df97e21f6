using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Axes;

/// <summary>
/// The length of an axis, or a number made of lengths: a polynomial of symbols in normal form, so that equal lengths are equal objects.
/// Division is meant to leave no remainder, which is checked once the numbers are known.
/// </summary>
internal sealed class Length : IEquatable<Length>
{
    private readonly int _hash;
    private string? _text;

    private Length(IEnumerable<LengthTerm> terms)
    {
        LengthTerm[] given = [.. terms];
        bool isNormal = given.Length == 1 && given[0].Numerator != 0;
        Terms = new EquatableArray<LengthTerm>(isNormal ? given :
        [
            .. given
                .GroupBy(term => term.Key, StringComparer.Ordinal)
                .Select(Sum)
                .Where(term => term.Numerator != 0)
                .OrderBy(term => term.Factors.Count == 0)
                .ThenBy(term => term.Key, StringComparer.Ordinal),
        ]);
        _hash = Terms.GetHashCode();
    }

    /// <summary>One.</summary>
    public static Length One { get; } = Of(1);

    /// <summary>What is added up; none for 0.</summary>
    public EquatableArray<LengthTerm> Terms { get; }

    /// <summary>The number, if it is known to the compiler.</summary>
    public long? Number => Terms.Count == 0 ? 0
        : Terms.Count == 1 && Terms[0] is { Factors.Count: 0, Denominator: 1 } constant ? constant.Numerator
        : null;

    /// <summary>The symbol that it is; null where it is anything else.</summary>
    public LengthSymbol? Symbol => Terms.Count == 1 && Terms[0] is { Numerator: 1, Denominator: 1, Factors.Count: 1 } term && term.Factors[0] is { Power: 1 } factor ? factor.Symbol : null;

    /// <summary>All symbols that it depends on.</summary>
    public IEnumerable<LengthSymbol> Symbols => Terms.SelectMany(term => term.Factors).SelectMany(SymbolsOf).Distinct();

    /// <summary>Whether it differs from call to call.</summary>
    public bool DependsOnData => Symbols.Any(symbol => symbol.IsOfData);

    /// <summary>Whether it differs from round to round of a loop.</summary>
    public bool DependsOnRound => Symbols.Any(symbol => symbol.IsRound);

    public static Length Of(long number) => new([LengthTerm.Of(number, 1, [])]);

    public static Length Of(LengthSymbol symbol) => new([LengthTerm.Of(1, 1, [LengthFactor.Of(symbol)])]);

    public static Length operator +(Length a, Length b) => b.Terms.Count == 0 ? a : a.Terms.Count == 0 ? b : new(a.Terms.Concat(b.Terms));

    public static Length operator -(Length a, Length b) => a + (Of(-1) * b);

    public static Length operator *(Length a, Length b) => ReferenceEquals(a, One) ? b : ReferenceEquals(b, One) ? a : a.Terms.Count == 1 && b.Terms.Count == 1 ? new([a.Terms[0].Times(b.Terms[0])]) : new(
        from first in a.Terms
        from second in b.Terms
        select first.Times(second));

    /// <summary>The quotient without remainder; null where the divisor is 0 or a sum of several terms that the dividend is no multiple of.</summary>
    public static Length? Divide(Length a, Length b)
    {
        if (a.Equals(b) && b.Terms.Count > 0)
        {
            return One;
        }

        if (b.Terms.Count != 1)
        {
            return null;
        }

        LengthTerm divisor = b.Terms[0];
        LengthTerm inverse = LengthTerm.Of(divisor.Denominator, divisor.Numerator, divisor.Factors.Select(factor => factor.To(-factor.Power)));
        return a * new Length([inverse]);
    }

    /// <summary>The quotient rounded down; null where the divisor is known to be 0.</summary>
    public static Length? Floor(Length a, Length b) => (a.Number, b.Number) switch
    {
        (_, 0) => null,
        (_, 1) => a,
        ({ } dividend, { } divisor) => Of((long)Math.Floor((double)dividend / divisor)),
        _ => new Length([LengthTerm.Of(1, 1, [LengthFactor.OfFloor(a, b)])]),
    };

    /// <summary>The same with lengths in place of some symbols.</summary>
    public Length With(Func<LengthSymbol, Length?> replace) => Terms.Aggregate(Of(0), (sum, term) => sum + With(term, replace));

    /// <summary>The number for numbers of the symbols.</summary>
    public double Evaluate(Func<LengthSymbol, long> number) => Terms.Sum(term =>
        term.Factors.Aggregate((double)term.Numerator / term.Denominator, (product, factor) => product * Math.Pow(Evaluate(factor, number), factor.Power)));

    public bool Equals(Length? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Terms.Equals(other.Terms));

    public override bool Equals(object? obj) => Equals(obj as Length);

    public override int GetHashCode() => _hash;

    /// <summary>As messages write it: <c>d/h</c>, <c>4*d</c>, <c>T + 1</c>.</summary>
    public override string ToString() => _text ??= Terms.Count == 0 ? "0" : string.Concat(Terms.Select((term, i) => i == 0 || term.Numerator < 0 ? Spaced(term, i) : $" + {term}"));

    private static string Spaced(LengthTerm term, int place) => place == 0 ? term.ToString() : $" - {term.ToString().Substring(1)}";

    private static LengthTerm Sum(IEnumerable<LengthTerm> alike) => alike.Aggregate((a, b) => LengthTerm.Of(
        (a.Numerator * b.Denominator) + (b.Numerator * a.Denominator),
        a.Denominator * b.Denominator,
        a.Factors));

    private static IEnumerable<LengthSymbol> SymbolsOf(LengthFactor factor) =>
        factor.Symbol is { } symbol ? [symbol] : factor.Dividend!.Symbols.Concat(factor.Divisor!.Symbols);

    private static double Evaluate(LengthFactor factor, Func<LengthSymbol, long> number) =>
        factor.Symbol is { } symbol ? number(symbol) : Math.Floor(factor.Dividend!.Evaluate(number) / factor.Divisor!.Evaluate(number));

    private static Length With(LengthTerm term, Func<LengthSymbol, Length?> replace)
    {
        Length product = new([LengthTerm.Of(term.Numerator, term.Denominator, [])]);
        foreach (LengthFactor factor in term.Factors)
        {
            Length value = factor.Symbol is { } symbol
                ? replace(symbol) ?? Of(symbol)
                : Floor(factor.Dividend!.With(replace), factor.Divisor!.With(replace)) ?? Of(0);
            for (int i = 0; i < factor.Power; i++)
            {
                product *= value;
            }

            for (int i = 0; i > factor.Power; i--)
            {
                // Without remainder, so rounding down changes nothing.
                product = Divide(product, value) ?? Floor(product, value) ?? Of(0);
            }
        }

        return product;
    }
}
