namespace OptGen.Tests;

/// <summary>Units in the last place.</summary>
internal static class Ulp
{
    /// <summary>The distance from a float's magnitude to the next greater float.</summary>
    public static double OfSingle(double value)
    {
        float magnitude = Math.Abs((float)value);
        return (double)MathF.BitIncrement(magnitude) - magnitude;
    }

    /// <summary>The distance from a double's magnitude to the next greater double.</summary>
    public static double OfDouble(double value)
    {
        double magnitude = Math.Abs(value);
        return Math.BitIncrement(magnitude) - magnitude;
    }
}
