using System.Globalization;
using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Emission;

/// <summary>Lengths as C#, of the type of the variables.</summary>
/// <param name="name">The variable that holds a symbol.</param>
internal sealed class LengthWriter(Func<LengthSymbol, string> name)
{
    /// <summary>How many numbers beside it a sum carries along, which follows from the type of elements.</summary>
    public static readonly LengthSymbol Errors = new("errors of sums", IsOfData: false);

    /// <summary>The length, in brackets where it is more than a product.</summary>
    public string Write(Length length)
    {
        if (length.Number is { } number)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        // A sum may be whole where its terms are not.
        long divisor = length.Terms.Aggregate(1L, (product, term) => product / Divisor(product, term.Denominator) * term.Denominator);
        string sum = string.Join(" + ", length.Terms.Select(term => Term(term, term.Numerator * (divisor / term.Denominator))));
        sum = sum.Replace("+ -", "- ");
        return divisor == 1 ? (length.Terms.Count == 1 && length.Terms[0].Numerator > 0 ? sum : $"({sum})") : $"(({sum}) / {divisor.ToString(CultureInfo.InvariantCulture)})";
    }

    /// <summary>An index times a stride, without what changes nothing; null where the stride is 0.</summary>
    public string? Times(string index, Length stride) => stride.Number switch
    {
        0 => null,
        1 => index,
        _ => $"{index} * {Factor(stride)}",
    };

    /// <summary>The length as a factor: a quotient is rounded down before it is multiplied.</summary>
    public string Factor(Length length)
    {
        bool isQuotient = length.Terms.Count == 1 && length.Terms[0] is { Numerator: > 0, Denominator: 1 } term && term.Factors.Any(factor => factor.Power < 0);
        return isQuotient ? $"({Write(length)})" : Write(length);
    }

    private string Term(LengthTerm term, long numerator)
    {
        List<string> above = [.. Powers(term, 1)];
        List<string> below = [.. Powers(term, -1)];
        if (numerator != 1 || above.Count == 0)
        {
            above.Insert(0, numerator.ToString(CultureInfo.InvariantCulture));
        }

        string product = string.Join(" * ", above);
        return below.Count == 0 ? product : $"{product} / {(below.Count == 1 ? below[0] : $"({string.Join(" * ", below)})")}";
    }

    private IEnumerable<string> Powers(LengthTerm term, int sign) => term.Factors
        .Where(factor => Math.Sign(factor.Power) == sign)
        .SelectMany(factor => Enumerable.Repeat(factor.Symbol is { } symbol ? Name(symbol) : $"({Write(factor.Dividend!)} / {Write(factor.Divisor!)})", Math.Abs(factor.Power)));

    private string Name(LengthSymbol symbol) => symbol == Errors ? $"WideSum.Errors<{ProgramContext.ElementType}>()" : name(symbol);

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}
