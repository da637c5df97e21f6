using System.Text.RegularExpressions;

namespace Samples.Output;

/// <summary>The rules of a picture's style sheet, for a light or a dark background.</summary>
internal sealed partial class StyleSheet
{
    private readonly List<(string Selector, IReadOnlyDictionary<string, string> Declarations)> _rules = [];

    public StyleSheet(string css, bool isDark)
    {
        css = DarkBlock().Replace(css, isDark ? "${rules}" : "");
        foreach (Match rule in Rule().Matches(css))
        {
            _rules.Add((rule.Groups["selector"].Value.Trim(), Declarations(rule.Groups["body"].Value)));
        }
    }

    /// <summary>What the rules say of an element, with its own style behind them; the last one counts.</summary>
    public IEnumerable<KeyValuePair<string, string>> Of(string element, string? classes, string? style)
    {
        string[] names = (classes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return _rules.Where(r => r.Selector == element).Concat(_rules.Where(r => r.Selector.StartsWith('.') && names.Contains(r.Selector[1..])))
            .SelectMany(r => r.Declarations).Concat(Declarations(style ?? ""));
    }

    private static Dictionary<string, string> Declarations(string body)
    {
        Dictionary<string, string> found = [];
        foreach (string[] parts in body.Split(';').Select(d => d.Split(':', 2, StringSplitOptions.TrimEntries)).Where(p => p.Length == 2))
        {
            if (parts[0] == "font")
            {
                found["font-size"] = parts[1].Split(' ').First(word => word.EndsWith("px", StringComparison.Ordinal));
            }
            else
            {
                found[parts[0]] = parts[1];
            }
        }

        return found;
    }

    [GeneratedRegex(@"@media \(prefers-color-scheme: dark\)\s*\{(?<rules>(?:[^{}]*\{[^{}]*\})*)\s*\}")]
    private static partial Regex DarkBlock();

    [GeneratedRegex(@"(?<selector>[^{}]+)\{(?<body>[^{}]*)\}")]
    private static partial Regex Rule();
}
