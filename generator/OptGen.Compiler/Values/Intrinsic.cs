namespace OptGen.Compiler.Values;

/// <summary>An elementwise function of the rule language.</summary>
/// <param name="Name">As rules write it.</param>
/// <param name="Scalar">C# for a scalar in double; {0} and {1} stand for the arguments.</param>
/// <param name="Lane">C# for a lane.</param>
/// <param name="IsExact">Whether the result is the correctly rounded one on every machine, so that a compiler may compute it.</param>
/// <param name="IsCondition">Whether the result is a truth value.</param>
/// <param name="Evaluate">The value, for constants; only where exact.</param>
/// <param name="Element">C# for a single element of double, where its bits may differ from those of <paramref name="Scalar"/>.</param>
internal sealed record Intrinsic(
    string Name,
    string Scalar,
    string Lane,
    bool IsExact = false,
    bool IsCondition = false,
    Func<double, double, double>? Evaluate = null,
    string? Element = null)
{
    /// <summary>The function with the same bits on every machine, also of a single number.</summary>
    public Intrinsic OfElements => Element is null ? this : this with { Scalar = Element };
}
