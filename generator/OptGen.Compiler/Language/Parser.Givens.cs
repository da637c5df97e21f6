using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>Declarations of what the caller hands over.</summary>
internal sealed partial class Parser
{
    private const string GivenWord = "given";

    /// <summary>Spells × between two sides in ASCII, beside *.</summary>
    private const string TimesWord = "x";

    /// <summary>Whether <c>given x</c> stands here; the word alone is a name like any other.</summary>
    private bool BeginsGiven(int index) =>
        PeekAt(index) is { Kind: TokenKind.Name } word && TextOf(word) == GivenWord && PeekAt(index + 1).Kind == TokenKind.Name;

    private GivenSyntax? ParseGiven()
    {
        int start = Advance().Start;
        NameSyntax name = ParseName();
        List<ExpressionSyntax> sides = [];
        if (TryAdvance(TokenKind.Colon))
        {
            do
            {
                if (Current.Kind is not (TokenKind.Number or TokenKind.Name))
                {
                    return FailAtGiven(start);
                }

                sides.Add(Current.Kind == TokenKind.Number ? ParseNumber() : ParseName());
            }
            while (sides.Count < 2 && TryAdvanceTimes());
        }

        return name.Name.IsInitial || !EndsStatement(Current.Kind) ? FailAtGiven(start) : new GivenSyntax(SpanFrom(start), name, sides);
    }

    private bool TryAdvanceTimes()
    {
        bool isTimes = Current.Kind == TokenKind.Multiply || (Current.Kind == TokenKind.Name && TextOf(Current) == TimesWord);
        if (isTimes)
        {
            Advance();
        }

        return isTimes;
    }

    private GivenSyntax? FailAtGiven(int start)
    {
        SkipToEndOfStatement();
        RuleSpan span = SpanFrom(start);
        Fail(SyntaxDiagnostics.InvalidGiven, span, Quote(span));
        return null;
    }
}
