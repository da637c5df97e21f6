using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>Which of the numbers that rows are added up to are greatest or least ones; all others are sums.</summary>
/// <param name="mostFrom">The first of the greatest ones.</param>
/// <param name="leastFrom">The first of the least ones, behind the greatest.</param>
/// <param name="leastTo">One past the last of the least ones.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SumParts(nint mostFrom, nint leastFrom, nint leastTo)
{
    internal unsafe void Begin(double* numbers, nint count)
    {
        new Span<double>(numbers, checked((int)count)).Clear();
        for (nint i = mostFrom; i < leastTo; i++)
        {
            numbers[i] = i < leastFrom ? double.NegativeInfinity : double.PositiveInfinity;
        }
    }

    internal unsafe void Join(double* numbers, double* others, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            numbers[i] = i < mostFrom || i >= leastTo ? numbers[i] + others[i] : i < leastFrom ? RuleMath.Max(numbers[i], others[i]) : RuleMath.Min(numbers[i], others[i]);
        }
    }
}
