namespace OptGen.Tests.Randomness;

/// <summary>The standard normal distribution by series whose terms are all positive, accurate to a few units of the last place.</summary>
internal static class ReferenceNormal
{
    private const double InverseRootOfTwoPi = 0.39894228040143267794;

    /// <summary>The probability of a number below <paramref name="z"/>.</summary>
    public static double Below(double z) => z > 0 ? 1 - InTail(z) : InTail(-z);

    /// <summary>The probability of a number above <paramref name="z"/>, which is not negative, with small relative error.</summary>
    public static double InTail(double z) => z < 1 ? 0.5 - FromZero(z) : ContinuedFraction(z);

    /// <summary>The density times z + z³/3 + z⁵/(3·5) + …</summary>
    private static double FromZero(double z)
    {
        double term = z;
        double sum = z;
        for (int k = 3; term > sum * 1e-18; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }

        return Density(z) * sum;
    }

    /// <summary>The density over z + 1/(z + 2/(z + 3/(z + …))), from the end.</summary>
    private static double ContinuedFraction(double z)
    {
        double fraction = z;
        for (int k = 300; k > 0; k--)
        {
            fraction = z + (k / fraction);
        }

        return Density(z) / fraction;
    }

    private static double Density(double z) => InverseRootOfTwoPi * Math.Exp(-z * z / 2);
}
