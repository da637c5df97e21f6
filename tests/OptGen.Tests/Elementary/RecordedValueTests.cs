using System.Globalization;

namespace OptGen.Tests.Elementary;

/// <summary>Functions of elements against correctly rounded values, which <c>values.py</c> computed with 700 digits.</summary>
public sealed class RecordedValueTests
{
    public static TheoryData<string> Names { get; } = [.. Lines().Select(line => line[0]).Distinct()];

    /// <summary>
    /// A result that is within 1 ulp is the correctly rounded one or its neighbour. In double, ln|Γ| and ψ are within 1 ulp of 1 where they are less: where they pass through 0,
    /// their terms do not.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ResultsAreWithinOneUlp(string name) =>
        Assert.All(Lines().Where(line => line[0] == name), line => Assert.InRange(Distance(line), 0, name == "remainder" ? 0 : 1));

    private static long Distance(string[] line)
    {
        long[] numbers = [.. line[2..].Select(bits => long.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        if (line[1] == "float")
        {
            float[] values = [.. numbers.Select(bits => BitConverter.Int32BitsToSingle((int)bits))];
            float result = values.Length == 2 ? ElementFunctions<float>.Unary[line[0]](values[0]) : ElementFunctions<float>.Binary[line[0]](values[0], values[1]);
            return Math.Abs(Ordered(BitConverter.SingleToInt32Bits(result), int.MinValue) - Ordered((int)numbers[^1], int.MinValue));
        }

        double[] doubles = [.. numbers.Select(BitConverter.Int64BitsToDouble)];
        double value = doubles.Length == 2 ? ElementFunctions<double>.Unary[line[0]](doubles[0]) : ElementFunctions<double>.Binary[line[0]](doubles[0], doubles[1]);
        if (line[0] is "lgamma" or "digamma" && Math.Abs(doubles[^1]) < 1)
        {
            return (long)Math.Ceiling(Math.Abs(value - doubles[^1]) / Math.Pow(2, -52));
        }

        return Math.Abs(Ordered(BitConverter.DoubleToInt64Bits(value), long.MinValue) - Ordered(numbers[^1], long.MinValue));
    }

    /// <summary>Neighbours of one sign are one apart. The signs of zero are two numbers: no function may mistake them.</summary>
    private static long Ordered(long bits, long sign) => bits < 0 ? sign - bits - 2 : bits;

    private static IEnumerable<string[]> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Elementary", "Data", "values.txt")).Select(line => line.Split(' '));
}
