using System.Globalization;
using System.Text;

namespace OptGen.Scalars;

/// <summary>Pieces of text that descriptions share; numbers are written alike in every culture.</summary>
internal static class Words
{
    /// <summary>A number and what is counted: <c>1 weight</c>, <c>39,200 weights</c>.</summary>
    public static string Count(long count, string what) => Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The lines of a rule, each on a line of its own behind two spaces.</summary>
    public static void AppendRule(StringBuilder text, string rule)
    {
        foreach (string line in rule.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            text.Append("\n  ").Append(line);
        }
    }
}
