namespace OptGen.Matrices;

/// <summary>What decompositions hold to be nothing.</summary>
internal static class Precision
{
    /// <summary>The distance from 1 to the next number.</summary>
    public const double Double = 2.2204460492503131e-16;

    /// <summary>
    /// What is smaller beside a greatest element near 1 is nothing: it is far below every rounding error, and its products would come near the
    /// subnormal numbers, which have fewer digits.
    /// </summary>
    public const double Nothing = 1e-150;
}
