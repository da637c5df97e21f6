using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OptGen.Tests.Models.Use;

/// <summary>The figure of a call, read: what its text alternative says of each node.</summary>
internal sealed partial class Figure
{
    private readonly Dictionary<string, (string Value, string Gradient)> _nodes = [];

    /// <param name="svg">The figure, which must be well-formed.</param>
    public Figure(string svg)
    {
        XDocument document = XDocument.Parse(svg);
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(ns + "svg", document.Root!.Name);
        Description = document.Root.Element(ns + "desc")!.Value;
        Labels = [.. document.Descendants(ns + "text").Select(text => text.Value)];
        foreach (Match line in Line().Matches(Description))
        {
            _nodes[line.Groups["name"].Value] = (line.Groups["value"].Value, line.Groups["gradient"].Value);
        }
    }

    /// <summary>The figure in words.</summary>
    public string Description { get; }

    /// <summary>What is written in the figure.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The value of a node, as it is written.</summary>
    public string Value(string name) => _nodes[name].Value;

    /// <summary>Asserts that a gradient is written as it is: to five digits, and zeros as what is left of them by rounding.</summary>
    public void AssertGradient(string name, ReadOnlySpan<double> elements)
    {
        string written = _nodes.TryGetValue(name, out (string Value, string Gradient) node) && node.Gradient.Length > 0 ? node.Gradient : Written(new double[elements.Length]);
        double[] drawn = Numbers(written);
        double[] own = Numbers(Written(elements));

        Assert.Equal(own.Length, drawn.Length);
        Assert.All(own.Zip(drawn), pair => Assert.Equal(pair.First, pair.Second, 1e-12 + (1e-4 * Math.Abs(pair.First))));
    }

    /// <summary>Numbers as figures write them.</summary>
    public static string Written(ReadOnlySpan<double> elements)
    {
        string[] numbers = [.. elements.ToArray().Select(Written)];
        return numbers.Length == 1 ? numbers[0] : numbers.Length <= 3 ? $"({string.Join(", ", numbers)})" : $"‖{Written(Math.Sqrt(elements.ToArray().Sum(x => x * x)))}‖";
    }

    private static double[] Numbers(string written) => [.. Number().Matches(written).Select(number => double.Parse(number.Value.Replace('−', '-'), CultureInfo.InvariantCulture))];

    private static string Written(double number) => (number == 0 ? 0 : number).ToString("G5", CultureInfo.InvariantCulture).Replace('-', '−');

    [GeneratedRegex(@"−?[\d.]+(E[−+]\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<name>\S+) [(=].*?: (?<value>.*?)(?:; gradient (?<gradient>.*))?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
