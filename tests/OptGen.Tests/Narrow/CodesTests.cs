using OptGen.Codes;
using OptGen.CompilerServices;

namespace OptGen.Tests.Narrow;

/// <summary>The codes of narrow states against their definition, and what they do with numbers that are none.</summary>
public sealed unsafe class CodesTests
{
    private const int BlockLength = 256;

    [Fact]
    public void EveryHalfDecodesToItsNumberAndIsEncodedAsItWasUnlessSubnormal()
    {
        ushort[] codes = [.. Enumerable.Range(0, 65536).Select(code => (ushort)code)];
        float[] values = new float[codes.Length];
        ushort[] again = new ushort[codes.Length];
        fixed (ushort* source = codes, target = again)
        fixed (float* decoded = values)
        {
            BFloat16Codes.Decode(source, codes.Length, decoded);
            BFloat16Codes.Encode<StochasticByUpperHalf>(decoded, codes.Length, target, KeyOf(1));
        }

        for (int code = 0; code < codes.Length; code++)
        {
            Assert.Equal((uint)code << 16, BitConverter.SingleToUInt32Bits(values[code]));
            bool isNormal = (code & 0x7F80) != 0;
            Assert.Equal(float.IsNaN(values[code]) ? 0x7FC0 : isNormal ? code : 0, again[code]);
        }
    }

    [Theory]
    [InlineData(1.0f, 0x3F80)]
    [InlineData(1.00390625f, 0x3F80)]
    [InlineData(1.01171875f, 0x3F82)]
    [InlineData(1.0039064f, 0x3F81)]
    [InlineData(float.MaxValue, 0x7F80)]
    [InlineData(float.NegativeInfinity, 0xFF80)]
    [InlineData(float.NaN, 0x7FC0)]
    public void TheNearestHalfIsTheEvenOneOfTwo(float value, int code)
    {
        ushort actual;
        BFloat16Codes.Encode<NearestRounding>(&value, 1, &actual, default);
        Assert.Equal(code, actual);
    }

    [Theory]
    [InlineData(0x7F80_0001)]
    [InlineData(0x7FFF_FFFF)]
    [InlineData(-1)]
    public void NoNaNBecomesANumberByItsCarry(int bits)
    {
        Words1 rounded = BFloat16Codes.Rounded<StochasticByLowerHalf, Words1>(new Words1((uint)bits), new Words1(uint.MaxValue));
        ushort code = (ushort)(rounded.Value >> 16);
        float decoded;
        BFloat16Codes.Decode(&code, 1, &decoded);
        Assert.True(float.IsNaN(decoded));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryByteDecodesToItsNumberAndIsEncodedAsItWas(bool isSigned)
    {
        // The greatest code stands among them, so that the scale comes out as it was.
        byte[] codes = [.. Enumerable.Range(0, BlockLength).Select(code => (byte)code)];
        float scale = isSigned ? -0.25f : 0.25f;
        float[] values = Decode(codes, scale);
        (byte[] again, float scaleAgain) = Encode(values, key: 2);
        Assert.Equal(scale, scaleAgain);
        for (int code = 0; code < BlockLength; code++)
        {
            double magnitude = PlainCodes.Number(isSigned ? code % 128 : code) / 4;
            Assert.Equal(isSigned && code >= 128 ? -magnitude : magnitude, values[code]);

            // The code of −0 is decoded as 0.
            Assert.Equal(isSigned && code == 128 ? 0 : code, again[code]);
        }
    }

    [Fact]
    public void BlocksAreRoundedAsTheirDefinitionSays()
    {
        Random generator = new(5);
        for (int round = 0; round < 400; round++)
        {
            int length = round % 5 == 0 ? generator.Next(1, BlockLength) : BlockLength;
            bool isSigned = round % 2 == 0;
            double scale = Math.Pow(2, generator.Next(-130, 120));
            float[] values = new float[length];
            for (int i = 0; i < length; i++)
            {
                double magnitude = scale * Math.Pow(2, -40 * Math.Pow(generator.NextDouble(), 2));
                values[i] = (float)(isSigned && generator.Next(2) == 0 ? -magnitude : magnitude);
                values[i] = float.IsSubnormal(values[i]) ? 0 : values[i];
            }

            uint[] random = RandomOf(length, key: (ulong)round);
            (byte[] codes, float blockScale) = Encode(values, (ulong)round);
            float[] decoded = Decode(codes, blockScale);
            double unit = values.All(value => value == 0) ? 0 : PlainCodes.Unit(values);
            Assert.Equal(unit, Math.Abs(blockScale));
            for (int i = 0; i < length; i++)
            {
                double expected = unit == 0 ? 0 : PlainCodes.Rounded(values[i] / unit, (int)(random[i] & 0xFFFFF)) * unit;
                Assert.Equal(expected, decoded[i]);
                Assert.False(float.IsNegative(decoded[i]) && decoded[i] == 0);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void ABlockWithWhatIsNotFiniteBecomesNaN(float stranger)
    {
        float[] values = [.. Enumerable.Repeat(1f, BlockLength)];
        values[100] = stranger;
        (byte[] codes, float scale) = Encode(values, key: 3);
        Assert.All(Decode(codes, scale), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void ABlockOfZerosHasScale0()
    {
        (byte[] codes, float scale) = Encode([0, -0f, 0], key: 4);
        Assert.Equal(0u, BitConverter.SingleToUInt32Bits(scale));
        Assert.All(Decode(codes, scale), value => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(value)));
    }

    [Fact]
    public void RandomWordsDoNotDependOnTheWidthOfRegisters()
    {
        RoundingKey key = KeyOf(5);
        for (int start = 0; start < 3 * BlockLength; start++)
        {
            uint[] words = new uint[16];
            fixed (uint* target = words)
            {
                Words512.Store(RandomWords.At<Words512>(key, start), target);
                Assert.Equal(RandomOf(start, 16), words);
                Words256.Store(RandomWords.At<Words256>(key, start), target);
                Assert.Equal(RandomOf(start, 8), words[..8]);
                Words128.Store(RandomWords.At<Words128>(key, start), target);
                Assert.Equal(RandomOf(start, 4), words[..4]);
            }
        }

        uint[] RandomOf(int start, int count) => [.. Enumerable.Range(start, count).Select(index => RandomWords.At<Words1>(key, index).Value)];
    }

    internal static RoundingKey KeyOf(ulong key) => new(RandomWords.Key(key, 0), 0);

    internal static uint[] RandomOf(int count, ulong key) => [.. Enumerable.Range(0, count).Select(index => RandomWords.At<Words1>(KeyOf(key), index).Value)];

    internal static (byte[] Codes, float Scale) Encode(float[] values, ulong key, bool byUpperHalf = false)
    {
        byte[] codes = new byte[values.Length];
        fixed (float* source = values)
        fixed (byte* target = codes)
        {
            return (codes, byUpperHalf
                ? Block8Codes.Encode<StochasticByUpperHalf>(source, values.Length, target, KeyOf(key))
                : Block8Codes.Encode<StochasticByLowerHalf>(source, values.Length, target, KeyOf(key)));
        }
    }

    internal static float[] Decode(byte[] codes, float scale)
    {
        float[] values = new float[codes.Length];
        fixed (byte* source = codes)
        fixed (float* target = values)
        {
            Block8Codes.Decode(source, codes.Length, scale, target);
        }

        return values;
    }
}
