using System.Globalization;

namespace OptGen.Package.Tests.Building;

/// <summary>The bits of the weights that the program in <c>Consumers/Training</c> printed: a line per parameter.</summary>
internal sealed class TrainedWeights(string output)
{
    private readonly string[] _lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string Bits => string.Join('\n', _lines);

    public double[] OwnOptimizerFloats => [.. Words(0).Select(word => (double)BitConverter.UInt32BitsToSingle(uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];

    public double[] OwnOptimizerDoubles => [.. Words(1).Select(word => BitConverter.UInt64BitsToDouble(ulong.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];

    private string[] Words(int line) => _lines[line].Split(' ');
}
