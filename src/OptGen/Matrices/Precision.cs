namespace OptGen.Matrices;

/// <summary>What decompositions hold to be nothing.</summary>
internal static class Precision
{
    /// <summary>The distance from 1 to the next number.</summary>
    public const double Double = 2.2204460492503131e-16;
}
