using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace OptGen.Tests.Checkpoints;

/// <summary>Numbers of other programs' files, in every format that holds them exactly, and what no number can be read of.</summary>
public sealed class PyTorchNumberTests
{
    private static readonly string[] s_moments = ["F16", "BF16", "F32"];

    /// <summary>Formats of a number of steps, with the greatest power of 2 that each is tried at.</summary>
    public static TheoryData<string, long> Counts => new()
    {
        { "I8", 64 }, { "U8", 128 }, { "I16", 1 << 14 }, { "U16", 1 << 15 }, { "I32", 1 << 30 }, { "U32", 1L << 31 }, { "I64", 1L << 53 }, { "U64", 1L << 53 },
        { "F16", 1 << 15 }, { "BF16", 1L << 53 }, { "F32", 1L << 53 }, { "F64", 1L << 53 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void StepsAreReadFromEveryFormat(string format, long greatest)
    {
        foreach (string shape in (string[])["", "1", "1,1"])
        {
            foreach (long steps in (long[])[0, 1, 3, greatest])
            {
                Adam adam = Load("F32", (format, shape, Bytes(format, steps)));
                Assert.Equal(steps, adam.StepCount);
                Assert.Equal(steps, adam.Parameters[0].StepCount);
            }
        }
    }

    [Theory]
    [InlineData("I64", 9007199254740993, "9007199254740993")]
    [InlineData("I64", long.MaxValue, "9223372036854775807")]
    [InlineData("I64", -1, "-1")]
    [InlineData("I8", -1, "-1")]
    [InlineData("I16", -300, "-300")]
    [InlineData("I32", -7, "-7")]
    [InlineData("U64", -1, "18446744073709551615")]
    [InlineData("F32", 1L << 60, "1.1529215046068")]
    [InlineData("BF16", -2, "-2")]
    public void StepsThatNoRuleCanCountAreRefused(string format, long steps, string told) => Refuse("F32", (format, "", Bytes(format, steps)), told);

    [Theory]
    [InlineData("F16", 0x3E00, "1.5")]
    [InlineData("BF16", 0x7FC0, "NaN")]
    [InlineData("F16", 0x7C00, "∞")]
    [InlineData("BOOL", 1, "BOOL")]
    [InlineData("F8_E4M3", 1, "F8_E4M3")]
    public void WhatIsNoCountIsRefused(string format, ushort code, string told)
    {
        byte[] bytes = new byte[format[0] is 'F' or 'B' && format is "F16" or "BF16" ? 2 : 1];
        bytes[0] = (byte)code;
        bytes[^1] = bytes.Length == 2 ? (byte)(code >> 8) : bytes[^1];
        string message = Refuse("F32", (format, "", bytes), "step");
        Assert.Contains(told == "∞" ? double.PositiveInfinity.ToString(CultureInfo.InvariantCulture) : told, message, StringComparison.Ordinal);
    }

    /// <summary>Every number of sixteen bits, of both formats, into both types of weights.</summary>
    [Fact]
    public void MomentsAreWidenedExactly()
    {
        foreach (string format in s_moments[..2])
        {
            byte[] codes = new byte[2 << 16];
            double[] expected = new double[1 << 16];
            for (int code = 0; code < expected.Length; code++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(codes.AsSpan(2 * code), (ushort)code);
                expected[code] = format == "F16" ? (double)BitConverter.UInt16BitsToHalf((ushort)code) : BitConverter.Int32BitsToSingle(code << 16);
            }

            Adam singles = new();
            singles.Add("w", new float[expected.Length], new float[expected.Length]);
            Adam doubles = new();
            doubles.Add("w", new double[expected.Length], new double[expected.Length]);
            byte[] file = File(null, ("state.0.exp_avg", format, $"{expected.Length}", codes), ("state.0.exp_avg_sq", format, $"{expected.Length}", codes), ("state.0.step", "I32", "", Bytes("I32", 4)));
            singles.Load(new MemoryStream(file));
            doubles.Load(new MemoryStream(file));

            Assert.Equal(expected, singles.State<float>(singles.Parameters[0], "m").ToArray().Select(value => (double)value));
            Assert.Equal(expected, doubles.State<double>(doubles.Parameters[0], "v").ToArray());
        }
    }

    [Fact]
    public void WhatWouldBeRoundedIsRefused() => Assert.Contains("found F64", Refuse("F64", ("I32", "", Bytes("I32", 1)), "exp_avg"), StringComparison.Ordinal);

    [Theory]
    [InlineData("00000000")]
    [InlineData("deadbeef")]
    [InlineData("none")]
    [InlineData("\\u0031234567")]
    public void AChecksumOfAnotherProgramIsItsOwn(string text)
    {
        Adam adam = new();
        adam.Add("w", new float[2], new float[2]);
        adam.Load(new MemoryStream(File($$"""{"crc32c":"{{text}}","format":"pt"}""", Moments("F32", ("I32", "", Bytes("I32", 5))))));

        Assert.Equal(5, adam.StepCount);
    }

    [Fact]
    public void MetadataMayBeNull()
    {
        Adam adam = new();
        adam.Add("w", new float[2], new float[2]);
        adam.Load(new MemoryStream(File("null", Moments("F32", ("I32", "", Bytes("I32", 5))))));

        Assert.Equal(5, adam.StepCount);
    }

    [Theory]
    [InlineData("state.0", "state.1", new[] { 10, 20 })]
    [InlineData("state.1", "state.0", new[] { 20, 10 })]
    [InlineData("state.w", "state.1", new[] { 10, 20 })]
    public void NumbersArePlacesWhereTheFileHasNothingElse(string first, string second, int[] steps)
    {
        Adam adam = new();
        Parameter atZero = adam.Add(first == "state.w" ? "w" : "1", new float[2], new float[2]);
        Parameter atOne = adam.Add(first == "state.w" ? "1" : "0", new float[2], new float[2]);
        adam.Load(new MemoryStream(File(null, [.. Moments("F32", ("I32", "", Bytes("I32", 10)), first), .. Moments("F32", ("I32", "", Bytes("I32", 20)), second)])));

        Assert.Equal(steps, new[] { (int)atZero.StepCount, (int)atOne.StepCount });
    }

    [Fact]
    public void NumbersThatAreNoPlacesAreNames()
    {
        Adam adam = new();
        Parameter ten = adam.Add("10", new float[2], new float[2]);
        Parameter one = adam.Add("1", new float[2], new float[2]);
        adam.Load(new MemoryStream(File(null, [.. Moments("F32", ("I32", "", Bytes("I32", 7)), "state.1"), .. Moments("F32", ("I32", "", Bytes("I32", 8)), "state.10")])));

        Assert.Equal((8, 7), (ten.StepCount, one.StepCount));
    }

    private static Adam Load(string moments, (string Format, string Shape, byte[] Bytes) step)
    {
        Adam adam = new();
        adam.Add("w", new float[2], new float[2]);
        adam.Load(new MemoryStream(File(null, Moments(moments, step))));
        return adam;
    }

    private static string Refuse(string moments, (string Format, string Shape, byte[] Bytes) step, string told)
    {
        Adam adam = new();
        adam.Add("w", new float[2], new float[2]);
        string message = Assert.Throws<CheckpointException>(() => adam.Load(new MemoryStream(File(null, Moments(moments, step))))).Message;
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.Equal(0, adam.StepCount);
        return message;
    }

    private static (string Name, string Format, string Shape, byte[] Bytes)[] Moments(string format, (string Format, string Shape, byte[] Bytes) step, string parameter = "state.0")
    {
        byte[] zeros = new byte[format == "F64" ? 16 : 8];
        return [($"{parameter}.exp_avg", format, "2", zeros), ($"{parameter}.exp_avg_sq", format, "2", zeros), ($"{parameter}.step", step.Format, step.Shape, step.Bytes)];
    }

    private static byte[] Bytes(string format, long number) => format switch
    {
        "I8" or "U8" => [(byte)number],
        "I16" or "U16" => BitConverter.GetBytes((short)number),
        "I32" or "U32" => BitConverter.GetBytes((int)number),
        "F16" => BitConverter.GetBytes((Half)number),
        "BF16" => BitConverter.GetBytes((float)number)[2..],
        "F32" => BitConverter.GetBytes((float)number),
        "F64" => BitConverter.GetBytes((double)number),
        _ => BitConverter.GetBytes(number),
    };

    private static byte[] File(string? metadata, params (string Name, string Format, string Shape, byte[] Bytes)[] tensors)
    {
        List<string> entries = metadata is null ? [] : [$"\"__metadata__\":{metadata}"];
        int end = 0;
        foreach ((string name, string format, string shape, byte[] bytes) in tensors)
        {
            entries.Add($$"""  "{{name}}":{"dtype":"{{format}}","shape":[{{shape}}],"data_offsets":[{{end}},{{end + bytes.Length}}]}""");
            end += bytes.Length;
        }

        byte[] json = Encoding.UTF8.GetBytes($"{{{string.Join(',', entries)}}}");
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. tensors.SelectMany(tensor => tensor.Bytes)];
    }
}
