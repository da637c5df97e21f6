namespace OptGen.Compiler.Planning;

/// <summary>
/// Which signs the numbers of a value may have, if scalars of the rule have those that their formulas suggest. It decides how states are encoded; what a step really
/// makes is checked when it is carried out.
/// </summary>
/// <param name="Negative">Whether some may be negative.</param>
/// <param name="Zero">Whether some may be 0, or as near to it as one likes.</param>
/// <param name="Positive">Whether some may be positive.</param>
/// <param name="IsDifference">Whether negative or positive ones only come from a difference of others that have one sign, and perhaps never do.</param>
internal readonly record struct Signs(bool Negative, bool Zero, bool Positive, bool IsDifference = false)
{
    public static readonly Signs All = new(true, true, true);

    public static readonly Signs One = new(false, false, true);

    public static readonly Signs NotNegative = new(false, true, true);

    public static readonly Signs None = new(false, true, false);

    private bool IsBoth => Negative && Positive;

    public static Signs Of(double value) => new(value < 0, !(value < 0 || value > 0), value > 0);

    public static Signs operator -(Signs a) => new(a.Positive, a.Zero, a.Negative, a.IsDifference);

    public static Signs operator |(Signs a, Signs b) => new(a.Negative || b.Negative, a.Zero || b.Zero, a.Positive || b.Positive, AnyDifference(a, b));

    public static Signs operator +(Signs a, Signs b)
    {
        bool meet = (a.Negative && b.Positive) || (a.Positive && b.Negative);
        return new Signs(a.Negative || b.Negative, meet || (a.Zero && b.Zero), a.Positive || b.Positive, AnyDifference(a, b) || (meet && !IsSymmetric(a) && !IsSymmetric(b)));
    }

    public static Signs operator *(Signs a, Signs b) => new(
        (a.Negative && b.Positive) || (a.Positive && b.Negative),
        a.Zero || b.Zero,
        (a.Negative && b.Negative) || (a.Positive && b.Positive),
        AnyDifference(a, b));

    /// <summary>Those of magnitudes, and of squares.</summary>
    public Signs Magnitude => new(false, Zero, Negative || Positive);

    /// <summary>The same, and 0.</summary>
    public Signs WithZero => this with { Zero = true };

    /// <summary>Those of the greater of two.</summary>
    public static Signs Max(Signs a, Signs b) => new(
        a.Negative && b.Negative,
        (a.Zero && (b.Zero || b.Negative)) || (b.Zero && a.Negative),
        a.Positive || b.Positive,
        AnyDifference(a, b));

    private static bool IsSymmetric(Signs a) => a.IsBoth && !a.IsDifference;

    /// <summary>Where one has both signs for certain, so has the other's sum, product or choice with it.</summary>
    private static bool AnyDifference(Signs a, Signs b) => (a.IsDifference || b.IsDifference) && !IsSymmetric(a) && !IsSymmetric(b);
}
