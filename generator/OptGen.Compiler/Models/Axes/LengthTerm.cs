using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Axes;

/// <summary>A product within a length: a fraction, times powers of symbols.</summary>
/// <param name="Numerator">The fraction's numerator.</param>
/// <param name="Denominator">Its denominator, at least 1; the two have no common divisor.</param>
/// <param name="Factors">The powers, none of them 0, in the order of their keys.</param>
internal sealed record LengthTerm(long Numerator, long Denominator, EquatableArray<LengthFactor> Factors)
{
    /// <summary>What terms that are added up have in common.</summary>
    public string Key => Factors.Count == 0 ? "" : string.Join("*", Factors.Select(factor => $"{factor.Key}^{factor.Power}"));

    public static LengthTerm Of(long numerator, long denominator, IEnumerable<LengthFactor> factors)
    {
        if (denominator < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }

        long divisor = GreatestCommonDivisor(Math.Abs(numerator), denominator);
        LengthFactor[] given = [.. factors];
        bool isNormal = given.Length == 0 || (given.Length == 1 && given[0].Power != 0);
        LengthFactor[] powers = isNormal ? given :
        [
            .. given
                .GroupBy(factor => factor.Key, StringComparer.Ordinal)
                .Select(group => group.First().To(group.Sum(factor => factor.Power)))
                .Where(factor => factor.Power != 0)
                .OrderBy(factor => factor.Key, StringComparer.Ordinal),
        ];
        return new(numerator / divisor, denominator / divisor, new EquatableArray<LengthFactor>(powers));
    }

    /// <summary>The product of two.</summary>
    public LengthTerm Times(LengthTerm other) => Of(
        Numerator * other.Numerator,
        Denominator * other.Denominator,
        Factors.Count == 0 ? other.Factors : other.Factors.Count == 0 ? Factors : Factors.Concat(other.Factors));

    public override string ToString()
    {
        List<string> above = [.. Powers(1)];
        List<string> below = [.. Powers(-1)];
        if (Math.Abs(Numerator) != 1 || above.Count == 0)
        {
            above.Insert(0, Math.Abs(Numerator).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (Denominator != 1)
        {
            below.Insert(0, Denominator.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        string divisor = below.Count > 1 ? $"/({string.Join("*", below)})" : below.Count == 1 ? $"/{below[0]}" : "";
        return (Numerator < 0 ? "-" : "") + string.Join("*", above) + divisor;
    }

    private IEnumerable<string> Powers(int sign) =>
        Factors.Where(factor => Math.Sign(factor.Power) == sign).SelectMany(factor => Enumerable.Repeat(factor.ToString(), Math.Abs(factor.Power)));

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? Math.Max(a, 1) : GreatestCommonDivisor(b, a % b);
}
