using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>
/// A recursive-descent parser. This part holds its place in the tokens, reports, and finds its way after an error;
/// the others read statements and expressions.
/// </summary>
internal sealed partial class Parser
{
    private const int LongestQuotation = 32;

    private readonly string _text;
    private readonly TextKind _kind;
    private readonly CancellationToken _cancellation;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly BracketPairs _pairs;
    private readonly List<RuleDiagnostic> _diagnostics = [];

    private int _position;
    private int _depth;
    private int _operators;
    private BracketContext _context;

    /// <summary>An error was reported from which the rest of the statement makes no sense: silent until the next one.</summary>
    private bool _isRecovering;

    public Parser(string text, IReadOnlyList<Token> tokens, TextKind kind, CancellationToken cancellation)
    {
        _text = text;
        _kind = kind;
        _cancellation = cancellation;
        Token[] significant = [.. tokens.Where(static token => !token.IsTrivia)];
        BracketPairs pairs = BracketPairs.Find(significant);
        Token[] separated = [.. significant.Where((token, i) => token.Kind != TokenKind.LineBreak || !pairs.IsInsideBrackets(significant, i))];
        _tokens = separated;
        _pairs = BracketPairs.Find(separated);
    }

    public IReadOnlyList<RuleDiagnostic> Diagnostics => _diagnostics;

    private bool IsModel => _kind == TextKind.Model;

    private Token Current => _tokens[_position];

    private Token Previous => _tokens[Math.Max(_position - 1, 0)];

    private Token PeekAt(int index) => _tokens[Math.Min(index, _tokens.Count - 1)];

    private Token Advance()
    {
        Token token = Current;
        if (token.Kind != TokenKind.EndOfText)
        {
            _position++;
        }

        return token;
    }

    private bool TryAdvance(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        _position++;
        return true;
    }

    private string TextOf(Token token) => TextOf(token.Span);

    private string TextOf(RuleSpan span) => _text.Substring(span.Start, span.Length);

    /// <summary>The text for a message: on one line, and shortened in the middle.</summary>
    private string Quote(RuleSpan span)
    {
        string written = string.Join(" ", TextOf(span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (written.Length <= LongestQuotation)
        {
            return written;
        }

        int half = LongestQuotation / 2;
        int head = char.IsHighSurrogate(written[half - 1]) ? half - 1 : half;
        int tail = written.Length - half;
        return written.Substring(0, head) + "…" + written.Substring(char.IsLowSurrogate(written[tail]) ? tail + 1 : tail);
    }

    /// <summary>Where what has been read ends.</summary>
    private int ReadEnd => _position == 0 ? 0 : Previous.End;

    private RuleSpan SpanFrom(int start) => RuleSpan.FromBounds(start, Math.Max(start, ReadEnd));

    /// <summary>Reports something that does not keep the parser from understanding the rest.</summary>
    private void Report(DiagnosticMessage message, RuleSpan span, params string[] arguments)
    {
        if (!_isRecovering)
        {
            _diagnostics.Add(RuleDiagnostic.Create(message.Id, span, arguments));
        }
    }

    /// <summary>Reports something after which the rest of the statement is not understood.</summary>
    private void Fail(DiagnosticMessage message, RuleSpan span, params string[] arguments)
    {
        Report(message, span, arguments);
        _isRecovering = true;
    }

    private MissingExpressionSyntax CreateMissing() => new(new RuleSpan(ReadEnd, 0));

    /// <summary>Goes one level deeper; false, and reported, where that would be too deep. Always followed by <see cref="Leave"/>.</summary>
    private bool TryEnter()
    {
        _depth++;
        _cancellation.ThrowIfCancellationRequested();
        if (_depth <= RuleLimits.Depth && StackSpace.IsEnough())
        {
            return true;
        }

        Fail(SyntaxDiagnostics.TooDeep, Current.Span, $"{Math.Min(_depth - 1, RuleLimits.Depth)}");
        return false;
    }

    private void Leave() => _depth--;

    /// <summary>Counts an operator of the statement; false, and reported, where there are too many.</summary>
    private bool TryCountOperator()
    {
        _operators++;
        if (_operators <= RuleLimits.Operators)
        {
            return true;
        }

        Fail(SyntaxDiagnostics.TooManyOperators, Current.Span, $"{RuleLimits.Operators}");
        return false;
    }

    /// <summary>Goes to the end of the statement: <c>;</c>, a line end, or the brace that closes its block.</summary>
    private void SkipToEndOfStatement()
    {
        while (!EndsStatement(Current.Kind))
        {
            if (Current.Kind == TokenKind.OpenBrace && _pairs.FindPartner(_position) is { } closer)
            {
                _position = closer;
            }

            Advance();
        }
    }

    private static bool EndsStatement(TokenKind kind) =>
        kind is TokenKind.Semicolon or TokenKind.LineBreak or TokenKind.CloseBrace or TokenKind.EndOfText;

    /// <summary>The index of the first token from here on that is no line end.</summary>
    private int SkipLineBreaksFrom(int index)
    {
        while (_tokens[index].Kind == TokenKind.LineBreak)
        {
            index++;
        }

        return index;
    }

    /// <summary>Whether tokens such as <c>m =</c>, <c>b[i] +=</c> or <c>if</c> stand here.</summary>
    private bool BeginsStatement(int index) => PeekAt(index).Kind switch
    {
        TokenKind.If or TokenKind.For => true,
        TokenKind.Name => FindAssignment(index) is not null || BeginsGiven(index),
        _ => false,
    };

    /// <summary>The index of the assignment operator behind the name, indexed or not, that stands here.</summary>
    private int? FindAssignment(int index)
    {
        int next = index + 1;
        if (PeekAt(next).Kind == TokenKind.OpenSquare)
        {
            if (_pairs.FindPartner(next) is not { } closer)
            {
                return null;
            }

            next = closer + 1;
        }

        return IsAssignment(PeekAt(next).Kind) ? next : null;
    }

    private static bool IsAssignment(TokenKind kind) => kind is
        TokenKind.Assign or TokenKind.AddAssign or TokenKind.SubtractAssign or TokenKind.MultiplyAssign or TokenKind.DivideAssign or
        TokenKind.Declare or TokenKind.Tilde or TokenKind.UnsupportedAssign;

    /// <summary>An operator at the end of a line continues the statement on the next, unless another statement begins there.</summary>
    private void ContinueAfterOperator()
    {
        int next = SkipLineBreaksFrom(_position);
        if (!EndsStatement(_tokens[next].Kind) && (next == _position || !BeginsStatement(next)))
        {
            _position = next;
        }
    }

    /// <summary>What the brackets around the current token are, since the innermost that counts.</summary>
    private readonly record struct BracketContext(bool IsInBrackets, int OpenBars, int OpenNorms);
}
