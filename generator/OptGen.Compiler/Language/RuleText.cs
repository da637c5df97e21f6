namespace OptGen.Compiler.Language;

/// <summary>The text of a rule, to be shown.</summary>
internal static class RuleText
{
    /// <summary>The lines that hold something, without the indentation that they have in common, with no character that XML forbids.</summary>
    public static IReadOnlyList<string> Lines(string rule)
    {
        string shown = new([.. rule.Select(character =>
            RuleCharacters.IsLineBreak(character) || character == '\u0085' ? '\n'
            : character == '\t' ? ' '
            : char.IsControl(character) || character >= '\uFFFE' ? '\uFFFD'
            : character)]);
        List<string> lines = [.. shown.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        int indentation = lines.Count == 0 ? 0 : lines.Min(line => line.Length - line.TrimStart().Length);
        return [.. lines.Select(line => line.Substring(indentation))];
    }
}
