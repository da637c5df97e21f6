using System.Text.RegularExpressions;

namespace OptGen.Tests.Disassembly;

/// <summary>The machine code of one method, as the JIT prints it.</summary>
internal sealed partial class MethodListing(string name, string[] lines)
{
    /// <summary>The method with its type arguments.</summary>
    public string Name => name;

    /// <summary>The instructions of each innermost loop: what stands between a label and a jump back to it.</summary>
    public IReadOnlyList<string[]> Loops()
    {
        Dictionary<string, int> labels = [];
        List<(int Start, int End)> loops = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (Label().Match(lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out int start))
            {
                loops.Add((start, i));
            }
        }

        return
        [
            .. loops.Where(loop => !loops.Any(other => other != loop && other.Start >= loop.Start && other.End <= loop.End))
                .Select(loop => lines[loop.Start..(loop.End + 1)].Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim()).ToArray()),
        ];
    }

    /// <summary>The methods of a listing.</summary>
    public static IEnumerable<MethodListing> Parse(string listing)
    {
        foreach (string method in listing.Split("; Assembly listing for method ").Skip(1))
        {
            string[] lines = method.Split('\n');
            yield return new MethodListing(lines[0], lines[1..]);
        }
    }

    [GeneratedRegex(@"^(\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^ +j\w+ +(?:SHORT )?(\w+)$")]
    private static partial Regex Jump();
}
