namespace OptGen.Compiler.Language;

/// <summary>
/// Which brackets of a rule belong together. Decides which line ends separate statements: those not inside a closed pair of brackets.
/// A bracket that nobody closes does not swallow the lines after it.
/// </summary>
internal sealed class BracketPairs
{
    private const int None = -1;

    private readonly int[] _partners;
    private readonly int[] _surroundings;

    private BracketPairs(int count)
    {
        _partners = Enumerable.Repeat(None, count).ToArray();
        _surroundings = new int[count];
    }

    public static BracketPairs Find(IReadOnlyList<Token> tokens)
    {
        BracketPairs pairs = new(tokens.Count);
        Stack<int> open = new();
        for (int i = 0; i < tokens.Count; i++)
        {
            TokenKind kind = tokens[i].Kind;
            pairs._surroundings[i] = open.Count > 0 ? open.Peek() : None;
            if (FindCloser(kind) is not null)
            {
                open.Push(i);
            }
            else if (FindOpener(kind) is { } opener)
            {
                pairs.Close(tokens, open, i, opener);
            }
            else if (kind == TokenKind.Semicolon)
            {
                AbandonBrackets(tokens, open);
            }
        }

        return pairs;
    }

    public static TokenKind? FindCloser(TokenKind opener) => opener switch
    {
        TokenKind.OpenParenthesis => TokenKind.CloseParenthesis,
        TokenKind.OpenSquare => TokenKind.CloseSquare,
        TokenKind.OpenAngle => TokenKind.CloseAngle,
        TokenKind.OpenBrace => TokenKind.CloseBrace,
        _ => null,
    };

    public static TokenKind? FindOpener(TokenKind closer) => closer switch
    {
        TokenKind.CloseParenthesis => TokenKind.OpenParenthesis,
        TokenKind.CloseSquare => TokenKind.OpenSquare,
        TokenKind.CloseAngle => TokenKind.OpenAngle,
        TokenKind.CloseBrace => TokenKind.OpenBrace,
        _ => null,
    };

    /// <summary>The index of the token that closes this one.</summary>
    public int? FindPartner(int index) => _partners[index] == None ? null : _partners[index];

    /// <summary>Whether the token stands directly inside a closed pair of brackets other than braces.</summary>
    public bool IsInsideBrackets(IReadOnlyList<Token> tokens, int index) =>
        _surroundings[index] is var opener and not None &&
        tokens[opener].Kind != TokenKind.OpenBrace &&
        _partners[opener] != None;

    private void Close(IReadOnlyList<Token> tokens, Stack<int> open, int closer, TokenKind opener)
    {
        // A brace closes every bracket that was opened inside it; a bracket closes none outside its braces.
        bool hasOpener = open
            .TakeWhile(i => opener == TokenKind.OpenBrace || tokens[i].Kind != TokenKind.OpenBrace)
            .Any(i => tokens[i].Kind == opener);
        if (!hasOpener)
        {
            // Even a brace that closes nothing ends a statement.
            if (opener == TokenKind.OpenBrace)
            {
                AbandonBrackets(tokens, open);
            }

            return;
        }

        while (tokens[open.Peek()].Kind != opener)
        {
            open.Pop();
        }

        _partners[open.Pop()] = closer;
    }

    private static void AbandonBrackets(IReadOnlyList<Token> tokens, Stack<int> open)
    {
        while (open.Count > 0 && tokens[open.Peek()].Kind != TokenKind.OpenBrace)
        {
            open.Pop();
        }
    }
}
