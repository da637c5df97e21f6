using System.Numerics;

namespace OptGen.Tests.Reductions;

/// <summary>Sums of doubles and of their products without any rounding: every double is a whole multiple of 2^-1074.</summary>
internal sealed class ExactSum
{
    private const int Scale = 1074;
    private BigInteger _scaled;
    private BigInteger _scaledProducts;

    public void Add(double value) => _scaled += Scaled(value);

    public void AddProduct(double a, double b) => _scaledProducts += Scaled(a) * Scaled(b);

    /// <summary>The sum, rounded once or, beyond 2^53 places, a little more.</summary>
    public double Value => ToDouble((_scaled << Scale) + _scaledProducts);

    private static double ToDouble(BigInteger value)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        int shift = (int)Math.Max(0, magnitude.GetBitLength() - 62);
        double rounded = Math.ScaleB((double)(long)(magnitude >> shift), shift - (2 * Scale));
        return value.Sign * rounded;
    }

    private static BigInteger Scaled(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        BigInteger magnitude = exponent == 0 ? fraction : (BigInteger)(fraction | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -magnitude : magnitude;
    }
}
