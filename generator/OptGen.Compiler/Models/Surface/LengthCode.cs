using System.Globalization;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;

namespace OptGen.Compiler.Models.Surface;

/// <summary>Writes lengths as C# expressions of type <c>long</c>.</summary>
/// <param name="dataLengths">The lengths that a call gives, in their order.</param>
/// <param name="lengths">What a span of them is called.</param>
/// <param name="owner">What the model is called whose numbers are read; empty within it.</param>
internal sealed class LengthCode(IReadOnlyList<LengthSymbol> dataLengths, string lengths, string owner)
{
    public string Of(Length length)
    {
        if (length.Number is { } number)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        // Each term is a whole number where nothing is divided by a constant; otherwise only the sum is.
        long divisor = length.Terms.Aggregate(1L, (product, term) => LeastMultiple(product, term.Denominator));
        string sum = string.Join(" + ", length.Terms.Select(term => Of(term, term.Numerator * (divisor / term.Denominator))));
        return divisor == 1 ? length.Terms.Count == 1 ? sum : $"({sum})" : $"(({sum}) / {divisor.ToString(CultureInfo.InvariantCulture)})";
    }

    /// <summary>The product of the lengths of axes.</summary>
    public string Count(IEnumerable<Axis> axes) => Of(axes.Aggregate(Length.One, (product, axis) => product * axis.Length));

    private string Of(LengthTerm term, long numerator)
    {
        List<string> above = [];
        List<string> below = [];
        foreach (LengthFactor factor in term.Factors)
        {
            (factor.Power > 0 ? above : below).AddRange(Enumerable.Repeat(Of(factor), Math.Abs(factor.Power)));
        }

        if (numerator != 1 || above.Count == 0)
        {
            // Of type long from the first factor on, so that the product is, too.
            above.Insert(0, numerator.ToString(CultureInfo.InvariantCulture) + "L");
        }

        string product = string.Join(" * ", above);
        return below.Count == 0 ? product : $"(({product}) / ({string.Join(" * ", below)}))";
    }

    private string Of(LengthFactor factor)
    {
        if (factor.Symbol is not { } symbol)
        {
            return $"({Of(factor.Dividend!)} / {Of(factor.Divisor!)})";
        }

        int place = symbol.IsOfData ? Enumerable.Range(0, dataLengths.Count).Where(i => dataLengths[i].Equals(symbol)).DefaultIfEmpty(-1).First() : -1;
        return place >= 0 ? $"{lengths}[{place}]" : $"(long){ModelMembers.Read(symbol.Name, owner)}";
    }

    private static long LeastMultiple(long a, long b)
    {
        long x = a;
        long y = b;
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }

        return a / x * b;
    }
}
