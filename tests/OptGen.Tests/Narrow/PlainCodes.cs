namespace OptGen.Tests.Narrow;

/// <summary>The codes of narrow states as their definition has them, one number at a time and in double.</summary>
internal static class PlainCodes
{
    /// <summary>The number of a block's code, in units of the scale.</summary>
    public static double Number(int magnitude) => magnitude < 16 ? magnitude : (8 + (magnitude % 8)) * Math.Pow(2, (magnitude / 8) - 1);

    /// <summary>The unit of a block: its greatest number, at most, is the greatest code.</summary>
    public static double Unit(IEnumerable<float> block) => Unit(block.Max(Math.Abs), block.Any(float.IsNegative));

    /// <summary>The unit with which numbers up to a magnitude have codes.</summary>
    public static double Unit(float greatest, bool isSigned)
    {
        if (greatest == 0)
        {
            return Math.Pow(2, -126);
        }

        int exponent = (int)Math.Floor(Math.Log2(greatest));
        exponent += Math.Pow(2, exponent) > greatest ? -1 : Math.Pow(2, exponent + 1) <= greatest ? 1 : 0;
        exponent += greatest > 1.875 * Math.Pow(2, exponent) ? 1 : 0;
        return Math.Pow(2, Math.Max(exponent - (isSigned ? 17 : 33), -126));
    }

    /// <summary>What a number is rounded to, in units, with twenty random bits.</summary>
    public static double Rounded(double units, int random)
    {
        double magnitude = Math.Abs(units);
        double spacing = magnitude < 16 ? 1 : Math.Pow(2, Math.Floor(Math.Log2(magnitude)) - 3);

        // Numbers have twenty bits more than codes.
        double twenty = Math.Round(magnitude / spacing * (1 << 20), MidpointRounding.ToEven);
        double rounded = Math.Floor((twenty + random) / (1 << 20)) * spacing;
        return Math.CopySign(rounded, units);
    }
}
