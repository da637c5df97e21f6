namespace OptGen.Tests.Elementary;

/// <summary>Functions of floats against those of doubles, which <see cref="RecordedValueTests"/> hold against recorded digits, at some floats of every exponent.</summary>
public sealed class SingleTests
{
    /// <summary>2³²/8209, a prime: every exponent has a thousand of them, with ever other digits.</summary>
    private const int Stride = 8209;

    public static TheoryData<string> Names { get; } = [.. ElementFunctions<float>.Unary.Keys];

    /// <summary>
    /// The double is within 2⁻²⁸ ulps of float of the exact value, and so stands for it. The errors that are proved over all floats are below 0.54 ulps; this is room
    /// for no more than that.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FloatsAreNearlyRoundedDoubles(string name)
    {
        Func<float, float> single = ElementFunctions<float>.Unary[name];
        Func<double, double> exact = ElementFunctions<double>.Unary[name];
        for (long bits = 0; bits < 1L << 32; bits += Stride)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            double expected = exact(x);
            float actual = single(x);
            double distance = Math.Abs(actual - expected) / Unit(expected);
            Assert.True((float)expected == actual || (double.IsNaN(expected) && float.IsNaN(actual)) || distance < 0.55, $"{x:R} gives {actual:R} instead of {expected:R}");
        }
    }

    /// <summary>The distance of neighbouring floats.</summary>
    private static double Unit(double value) => Math.ScaleB(1, Math.Max(value == 0 ? int.MinValue : Math.ILogB(value), -126) - 23);
}
