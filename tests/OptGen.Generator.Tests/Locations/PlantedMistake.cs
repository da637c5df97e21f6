namespace OptGen.Generator.Tests.Locations;

/// <summary>A class whose rule has one mistake, at a place that is known, written as some constant string.</summary>
internal sealed class PlantedMistake
{
    private static readonly string[] Unknowns =
    [
        "gradient", "q", "mm", "ω1", "x'", "ĝg", "m̂", "e\u0301x", "𝛽𝛾", "_9", "Å", "A\u030A", "ναβ", "β₁₂", "\U0001D6FDx",
    ];

    private static readonly string[] Before =
    [
        "", " ", "m = 0.9*m + g; ", "// a \"quoted\" \\path {of} things\n", "// 𝛽 é e\u0301 \t\"\"\r\n", "m = lr*\n  g\r\n", "\n\n", "\t", "// {0} {{ \\u0041 \\n '\0' \n",
        "if (t == 1) { m = g }\n", "m = 0.9*m + |g|; v = ‖g‖;\r\n  ", "\n    \n", "// \"\"\"\" \n",
    ];

    private static readonly string[] After = ["", " ", "*2", " + lr", "\n", "\r\n  // done \"now\" \\", "; m = g", " /*", ")"];

    private PlantedMistake(string declaration, int number, (int Start, int End) marked, bool isElsewhere) =>
        (Declaration, Number, Marked, IsElsewhere) = (declaration, number, marked, isElsewhere);

    /// <summary>The C#.</summary>
    public string Declaration { get; }

    public int Number { get; }

    /// <summary>What must be underlined in it.</summary>
    public (int Start, int End) Marked { get; }

    /// <summary>Whether that stands outside the attribute.</summary>
    public bool IsElsewhere { get; }

    public static PlantedMistake Create(int number, Random random)
    {
        string unknown = Unknowns[random.Next(Unknowns.Length)];
        string head = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Before[random.Next(Before.Length)])) + "w -= lr*";

        // What comes after must neither be a second mistake nor hide the first.
        string tail = After[random.Next(After.Length - 2)];
        string rule = head + unknown + tail;
        (int start, int end) = (head.Length, head.Length + unknown.Length);
        string openings = $"[OptGen.Optimizer(";
        string name = $"C{number}";
        if (random.Next(4) > 0)
        {
            WrittenText whole = Write(rule, random).After(openings);
            string declaration = $"{whole.Source})] public partial class {name}(double lr);";
            return new PlantedMistake(declaration, number, (whole.Places[start].Start, whole.Places[end - 1].End), isElsewhere: false);
        }

        return Split(rule, start, end, number, random);
    }

    /// <summary>A rule of which a part is a constant of its own.</summary>
    private static PlantedMistake Split(string rule, int start, int end, int number, Random random)
    {
        int from = Cut(rule, random.Next(rule.Length));
        int to = Cut(rule, from + random.Next(rule.Length - from));
        string part = rule[from..to];
        string constantName = $"K{number}.Part";
        WrittenText constant = Write(part, random).After($"static class K{number} {{ public const string Part = ").Before("; }\n");
        WrittenText named = WrittenText.Named(random.Next(2) == 0 ? constantName : $"({constantName})", part.Length);
        WrittenText before = Write(rule[..from], random);
        WrittenText after = Write(rule[to..], random);
        WrittenText argument = random.Next(3) == 0 && !before.Source.Contains('\n')
            ? Hole(rule[..from], named, rule[to..], random)
            : WrittenText.Sum(WrittenText.Sum(before, named, " + "), after, random.Next(2) == 0 ? " +\n  " : "+");
        WrittenText attribute = argument.After(constant.Source + "[OptGen.Optimizer(");
        string declaration = $"{attribute.Source})] public partial class C{number}(double lr);";
        (int Start, int End) whole = (attribute.Source.Length - argument.Source.Length, attribute.Source.Length);
        if (from <= start && end <= to)
        {
            return new PlantedMistake(declaration, number, (constant.Places[start - from].Start, constant.Places[end - 1 - from].End), isElsewhere: true);
        }

        bool isTorn = attribute.Places[start].Start < 0 || attribute.Places[end - 1].Start < 0;
        return new PlantedMistake(declaration, number, isTorn ? whole : (attribute.Places[start].Start, attribute.Places[end - 1].End), isElsewhere: false);
    }

    /// <summary>An interpolated string with the constant in its hole.</summary>
    private static WrittenText Hole(string before, WrittenText named, string after, Random random)
    {
        bool isVerbatim = random.Next(2) == 0;
        WrittenText Part(string text)
        {
            WrittenText written = isVerbatim ? WrittenText.Verbatim(text, doublesBraces: true) : WrittenText.Regular(text, random, doublesBraces: true);
            int opening = isVerbatim ? 2 : 1;
            return new WrittenText(written.Source[opening..^1], [.. written.Places.Select(place => (place.Start - opening, place.End - opening))]);
        }

        WrittenText inner = WrittenText.Sum(WrittenText.Sum(Part(before), named, "{"), Part(after), "}");
        return inner.After(isVerbatim ? "$@\"" : "$\"").Before("\"");
    }

    private static WrittenText Write(string text, Random random)
    {
        bool hasLines = text.Any(character => character is '\n' or '\r');
        bool isPlain = !text.Contains('\0');
        switch (random.Next(6))
        {
            case 0 when isPlain:
                return WrittenText.Verbatim(text);
            case 1 when isPlain && !hasLines && text.Length > 0 && text[0] != '"' && text[^1] != '"':
                return WrittenText.RawLine(text);
            case 2 or 3 when isPlain && text.Length > 0:
                return WrittenText.RawLines(text, new string(' ', random.Next(9)), random.Next(2) == 0 ? "\r\n" : "\n");
            case 4:
                return WrittenText.Interpolated(text, random);
            case 5 when text.Length > 1:
                int cut = Cut(text, random.Next(text.Length));
                WrittenText sum = WrittenText.Sum(Write(text[..cut], random), Write(text[cut..], random), random.Next(2) == 0 ? "\n  + " : "+");
                return random.Next(2) == 0 ? sum : sum.After("(").Before(")");
            default:
                return WrittenText.Regular(text, random);
        }
    }

    /// <summary>A place that parts no pair of surrogates and no line break, which source text could not hold apart.</summary>
    private static int Cut(string text, int place) =>
        place > 0 && place < text.Length && (char.IsLowSurrogate(text[place]) || (text[place] == '\n' && text[place - 1] == '\r')) ? place - 1 : place;
}
