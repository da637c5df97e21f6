using System.Globalization;

namespace OptGen.Package.Tests.Building;

/// <summary>The bits of the weights that the program in <c>Consumers/Training</c> printed, a line per parameter; and behind them, a line per part, hashes of what its parts compute.</summary>
internal sealed class TrainedWeights
{
    private readonly string[] _lines;

    public TrainedWeights(string output)
    {
        // Names of parts begin with capitals, which the digits of bits have not.
        ILookup<bool, string> lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToLookup(line => char.IsUpper(line[0]));
        _lines = [.. lines[false]];
        Parts = [.. lines[true]];
    }

    public string Bits => string.Join('\n', _lines);

    /// <summary>Name, type, hash and number of finite numbers of each part; none where the program was built without them.</summary>
    public IReadOnlyList<string> Parts { get; }

    public double[] OwnOptimizerFloats => [.. Words(0).Select(word => (double)BitConverter.UInt32BitsToSingle(uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];

    public double[] OwnOptimizerDoubles => [.. Words(1).Select(word => BitConverter.UInt64BitsToDouble(ulong.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];

    private string[] Words(int line) => _lines[line].Split(' ');
}
