namespace OptGen.Compiler.Language;

/// <summary>
/// The trees of the rules that one compile meets. Whoever asks for a text, it is parsed once. It lives as long as its compile: what is kept between
/// compiles holds texts alone.
/// </summary>
/// <param name="parse">Parses a text, as a schedule or as a rule.</param>
internal sealed class ParsedRules(Func<string, bool, ParseResult> parse)
{
    private readonly Dictionary<(string Text, bool IsSchedule), ParseResult> _results = [];

    public ParsedRules()
        : this(CancellationToken.None)
    {
    }

    /// <param name="cancellation">Ends the parsing.</param>
    public ParsedRules(CancellationToken cancellation)
        : this((text, isSchedule) => RuleParser.Parse(text, isSchedule, cancellation))
    {
    }

    /// <summary>The tree of a text.</summary>
    /// <param name="text">The rule.</param>
    /// <param name="isSchedule">Whether it may end in an expression, its value.</param>
    public ParseResult Parse(string text, bool isSchedule = false)
    {
        if (!_results.TryGetValue((text, isSchedule), out ParseResult? result))
        {
            result = parse(text, isSchedule);
            _results.Add((text, isSchedule), result);
        }

        return result;
    }
}
