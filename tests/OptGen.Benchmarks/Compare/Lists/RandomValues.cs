using System.Runtime.InteropServices;

namespace OptGen.Benchmarks.Compare.Lists;

/// <summary>Fast random numbers to fill memory with: zeros would be kinder than training is.</summary>
internal sealed class RandomValues(uint seed)
{
    private uint _state = seed * 2654435761u | 1;

    /// <summary>Fills with numbers evenly spread over −1 … 1.</summary>
    public void FillSigned(Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = Next() * 2 - 1;
        }
    }

    /// <summary>Fills with numbers evenly spread over 0.01 … 1, as sums of squares are.</summary>
    public void FillPositive(Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = 0.01f + 0.99f * Next();
        }
    }

    /// <summary>Fills with numbers below the smallest normal one.</summary>
    public void FillSubnormal(Span<float> values)
    {
        foreach (ref uint bits in MemoryMarshal.Cast<float, uint>(values))
        {
            bits = 1 + (uint)(Next() * 1000);
        }
    }

    /// <summary>The numbers 0 … count − 1 in random order.</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = (int)(Next() * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    private float Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return BitConverter.UInt32BitsToSingle(0x3F80_0000u | _state >> 9) - 1;
    }
}
