namespace OptGen.Compiler.Language;

/// <summary>
/// The trees of the rules that one compile meets. Whoever asks for a text, it is parsed once. It lives as long as its compile: what is kept between
/// compiles holds texts alone.
/// </summary>
/// <param name="parse">Parses a text of some kind.</param>
internal sealed class ParsedRules(Func<string, TextKind, ParseResult> parse)
{
    private readonly Dictionary<(string Text, TextKind Kind), ParseResult> _results = [];

    public ParsedRules()
        : this(CancellationToken.None)
    {
    }

    /// <param name="cancellation">Ends the parsing.</param>
    public ParsedRules(CancellationToken cancellation)
        : this((text, kind) => RuleParser.Parse(text, kind, cancellation))
    {
    }

    /// <summary>The tree of a text.</summary>
    /// <param name="text">The rule.</param>
    /// <param name="kind">What it is.</param>
    public ParseResult Parse(string text, TextKind kind = TextKind.Rule)
    {
        if (!_results.TryGetValue((text, kind), out ParseResult? result))
        {
            result = parse(text, kind);
            _results.Add((text, kind), result);
        }

        return result;
    }
}
