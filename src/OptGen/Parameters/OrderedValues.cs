using System.Numerics;
using OptGen.Lanes;
using OptGen.Reductions;

namespace OptGen.Parameters;

/// <summary>
/// Order statistics of values that lie in several pieces of memory and stay as they are: those of one vector, or what all parameters have put aside.
/// Values are found digit by digit of a key that is ordered as they are, which takes a few passes over them and no memory.
/// </summary>
internal readonly ref struct OrderedValues
{
    private const int KeyBits = 64;
    private const int DigitBits = 11;
    private const ulong SignBit = 1UL << 63;

    private readonly ReadOnlySpan<double> _vector;
    private readonly ReadOnlySpan<Parameter> _parameters;
    private readonly int _index;

    public OrderedValues(ReadOnlySpan<double> vector) => _vector = vector;

    /// <param name="parameters">The parameters, of either type of weights.</param>
    /// <param name="index">The place of the values among what is put aside.</param>
    public OrderedValues(ReadOnlySpan<Parameter> parameters, int index)
    {
        _parameters = parameters;
        _index = index;
    }

    private long Length
    {
        get
        {
            long length = _vector.Length;
            foreach (Parameter parameter in _parameters)
            {
                length += parameter.Collected(_index).Length;
            }

            return length;
        }
    }

    private bool HasNaN
    {
        get
        {
            bool hasNaN = Selection.HasNaN(_vector);
            foreach (Parameter parameter in _parameters)
            {
                StateSpan values = parameter.Collected(_index);
                hasNaN |= IsSingle(values) ? Selection.HasNaN<float>(values.AsSpan<float>()) : Selection.HasNaN<double>(values.AsSpan<double>());
            }

            return hasNaN;
        }
    }

    /// <inheritdoc cref="Selection.Quantile"/>
    public double Quantile(double share)
    {
        long length = Length;
        if (length == 0 || !(share >= 0 && share <= 1) || HasNaN)
        {
            return double.NaN;
        }

        double place = share * (length - 1);
        long below = (long)place;
        double fraction = place - below;
        ulong key = Select(below, out bool isRepeated);
        double low = ValueOf(key);
        return fraction == 0 ? low : Selection.Between(low, isRepeated ? low : ValueOf(LeastAbove(key)), fraction);
    }

    /// <summary>The key at a place of all keys in ascending order.</summary>
    /// <param name="place">The place.</param>
    /// <param name="isRepeated">Whether the key at the next place is the same.</param>
    private ulong Select(long place, out bool isRepeated)
    {
        Span<long> counts = stackalloc long[1 << DigitBits];
        ulong prefix = 0;
        ulong known = 0;
        int digit = 0;
        for (int end = KeyBits; end > 0; end -= DigitBits)
        {
            int start = Math.Max(0, end - DigitBits);
            Count(prefix, known, start, counts[..(1 << (end - start))]);
            for (digit = 0; place >= counts[digit]; digit++)
            {
                place -= counts[digit];
            }

            prefix |= (ulong)digit << start;
            known = ulong.MaxValue << start;
        }

        isRepeated = place + 1 < counts[digit];
        return prefix;
    }

    /// <summary>Counts how often each digit follows upon a prefix.</summary>
    private void Count(ulong prefix, ulong known, int start, Span<long> counts)
    {
        counts.Clear();
        Count(_vector, prefix, known, start, counts);
        foreach (Parameter parameter in _parameters)
        {
            StateSpan values = parameter.Collected(_index);
            if (IsSingle(values))
            {
                Count<float>(values.AsSpan<float>(), prefix, known, start, counts);
            }
            else
            {
                Count<double>(values.AsSpan<double>(), prefix, known, start, counts);
            }
        }
    }

    private static void Count<T>(ReadOnlySpan<T> values, ulong prefix, ulong known, int start, Span<long> counts)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (T value in values)
        {
            ulong key = KeyOf(value);
            if ((key & known) == prefix)
            {
                counts[(int)((key & ~known) >> start)]++;
            }
        }
    }

    private ulong LeastAbove(ulong key)
    {
        ulong least = LeastAbove(_vector, key);
        foreach (Parameter parameter in _parameters)
        {
            StateSpan values = parameter.Collected(_index);
            least = Math.Min(least, IsSingle(values) ? LeastAbove<float>(values.AsSpan<float>(), key) : LeastAbove<double>(values.AsSpan<double>(), key));
        }

        return least;
    }

    private static ulong LeastAbove<T>(ReadOnlySpan<T> values, ulong key)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ulong least = ulong.MaxValue;
        foreach (T value in values)
        {
            ulong other = KeyOf(value);
            least = other > key && other < least ? other : least;
        }

        return least;
    }

    private static bool IsSingle(StateSpan values) => values.ElementType == typeof(float);

    /// <summary>The bits of a number, so that greater numbers have greater keys; −0 comes before 0.</summary>
    private static ulong KeyOf<T>(T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        long bits = BitConverter.DoubleToInt64Bits(Rounded.From(value));
        return (ulong)bits ^ ((ulong)(bits >> (KeyBits - 1)) | SignBit);
    }

    private static double ValueOf(ulong key) => BitConverter.UInt64BitsToDouble((key & SignBit) != 0 ? key ^ SignBit : ~key);
}
