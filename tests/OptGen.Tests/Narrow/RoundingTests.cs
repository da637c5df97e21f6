using OptGen.Codes;

namespace OptGen.Tests.Narrow;

/// <summary>
/// The random bits of rounding. Every bound is five standard deviations of what is measured, if the bits are random: an error in one of some
/// hundred comparisons would be seen once in ten thousand seeds, and the seeds are fixed.
/// </summary>
public sealed unsafe class RoundingTests
{
    private const int Count = 1 << 16;
    private const double Deviations = 5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AHalfIsTheNumberOnTheAverage(bool byUpperHalf)
    {
        foreach (float value in (float[])[1.001f, 1.003f, -1.0071f, 3.3e-38f, 2.9e38f, 0.33333334f])
        {
            double below = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000);
            double above = BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000) + 0x10000);
            float[] values = [.. Enumerable.Repeat(value, Count)];
            ushort[] codes = new ushort[Count];
            fixed (float* source = values)
            fixed (ushort* target = codes)
            {
                if (byUpperHalf)
                {
                    BFloat16Codes.Encode<StochasticByUpperHalf>(source, Count, target, CodesTests.KeyOf(11));
                }
                else
                {
                    BFloat16Codes.Encode<StochasticByLowerHalf>(source, Count, target, CodesTests.KeyOf(11));
                }

                BFloat16Codes.Decode(target, Count, source);
            }

            CheckMean(values, value, below, above);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AByteIsTheNumberOnTheAverage(bool byUpperHalf)
    {
        foreach (double units in (double[])[0.01, 0.5, 3.3, 7.9, 8.1, 15.7, 16.3, 100.9, 3e5, 0.9e9])
        {
            foreach (bool isSigned in (bool[])[false, true])
            {
                // The greatest number makes the unit 1.
                float greatest = isSigned ? -131072f : 8589934592f;
                float value = (float)Math.Min(units, Math.Abs(greatest) * 0.77);
                double spacing = value < 16 ? 1 : Math.Pow(2, Math.Floor(Math.Log2(value)) - 3);
                List<float> rounded = [];
                for (int block = 0; rounded.Count < Count; block++)
                {
                    float[] values = [greatest, .. Enumerable.Repeat(value, 255)];
                    (byte[] codes, float scale) = CodesTests.Encode(values, 1000 + (ulong)block, byUpperHalf);
                    rounded.AddRange(CodesTests.Decode(codes, scale).Skip(1));
                }

                double below = Math.Floor(value / spacing) * spacing;
                CheckMean(rounded, value, below, below + spacing);
            }
        }
    }

    [Fact]
    public void BitsAreEvenlySpreadAndNotRelated()
    {
        uint[] words = CodesTests.RandomOf(Count, key: 21);
        uint[] ofNextStep = CodesTests.RandomOf(Count, key: 22);
        CheckSpread(words.Select(word => word & 0xFF));
        CheckSpread(words.Select(word => (word >> 8) & 0xFF));
        CheckSpread(words.Select(word => (word >> 16) & 0xFF));
        CheckSpread(words.Select(word => word >> 24));
        double[] low = [.. words.Select(word => (double)(word & 0xFFFF))];
        double[] high = [.. words.Select(word => (double)(word >> 16))];
        CheckUnrelated(low, high);
        foreach (double[] half in (double[][])[low, high])
        {
            foreach (int distance in (int[])[1, 2, 3, 16, 64, 256, 4096])
            {
                CheckUnrelated(half[..^distance], half[distance..]);
            }
        }

        CheckUnrelated(low, [.. ofNextStep.Select(word => (double)(word & 0xFFFF))]);
        CheckUnrelated(high, [.. ofNextStep.Select(word => (double)(word >> 16))]);
        CheckUnrelated(low, [.. ofNextStep.Select(word => (double)(word >> 16))]);
    }

    [Fact]
    public void KeysOfNeighboursAreNotRelated()
    {
        double[] Draws(Func<int, ulong> key) => [.. Enumerable.Range(0, Count).Select(i => (double)(CodesTests.RandomOf(1, key(i))[0] & 0xFFFF))];
        double[] steps = Draws(step => RandomWords.Key(7, (ulong)step));
        CheckUnrelated(steps[..^1], steps[1..]);
        CheckUnrelated(steps, Draws(step => RandomWords.Key(8, (ulong)step)));
    }

    /// <summary>Rounding to one of two neighbours has the variance (above − x)(x − below).</summary>
    private static void CheckMean(IReadOnlyCollection<float> rounded, double value, double below, double above)
    {
        Assert.All(rounded, number => Assert.True(number == below || number == above, $"{value} was rounded to {number}, not to {below} or {above}"));
        double scale = Math.Max(Math.Abs(below), Math.Abs(above));
        double deviation = Math.Sqrt(Math.Abs((above - value) / scale * ((value - below) / scale)) / rounded.Count) * scale;
        double mean = rounded.Average(number => number / scale) * scale;
        Assert.True(Math.Abs(mean - value) <= Deviations * deviation, $"{value} is {mean} on the average, {Math.Abs(mean - value) / deviation:F1} deviations away");
    }

    /// <summary>The statistic of 256 classes has 255 degrees of freedom: mean 255 and variance 510.</summary>
    private static void CheckSpread(IEnumerable<uint> bytes)
    {
        int[] counts = new int[256];
        foreach (uint value in bytes)
        {
            counts[value]++;
        }

        double expected = Count / 256.0;
        double statistic = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(statistic, 255 - (Deviations * Math.Sqrt(510)), 255 + (Deviations * Math.Sqrt(510)));
    }

    /// <summary>The correlation of n independent pairs has the standard deviation 1/√n.</summary>
    private static void CheckUnrelated(double[] a, double[] b)
    {
        double meanA = a.Average();
        double meanB = b.Average();
        double covariance = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        double correlation = covariance / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
        Assert.InRange(correlation, -Deviations / Math.Sqrt(a.Length), Deviations / Math.Sqrt(a.Length));
    }
}
