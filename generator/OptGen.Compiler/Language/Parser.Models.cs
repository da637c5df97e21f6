using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>What models alone have: tensors declared by their axes, subscripts, arguments with names, loops along an axis, and a result.</summary>
internal sealed partial class Parser
{
    private const string ReversedWord = "reversed";

    /// <summary>The keys of names that have been declared or assigned: brackets behind these are subscripts.</summary>
    private readonly HashSet<string> _knownNames = new(StringComparer.Ordinal);

    /// <summary>How many blocks are open; the result stands in none.</summary>
    private int _blocks;

    /// <summary>Whether a new name with its axes stands here, as <c>x[N, 784]</c>, and nothing else in the statement.</summary>
    private bool BeginsData() =>
        IsModel && PeekAt(_position + 1).Kind == TokenKind.OpenSquare && !_knownNames.Contains(RuleNames.Create(TextOf(Current)).Key) &&
        _pairs.FindPartner(_position + 1) is { } closer && EndsStatement(PeekAt(closer + 1).Kind);

    private TensorDeclarationSyntax ParseData()
    {
        int start = Current.Start;
        NameSyntax name = ParseName();
        List<ExpressionSyntax> axes = ParseModelArguments();
        _knownNames.Add(name.Name.Key);
        return new TensorDeclarationSyntax(SpanFrom(start), name, axes, null);
    }

    private StatementSyntax? ParseModelAssignment(int start, NameSyntax name, int assignment)
    {
        List<ExpressionSyntax>? axes = Current.Kind == TokenKind.OpenSquare ? ParseModelArguments() : null;

        // Axes that were not understood have been reported; what follows their bracket is still read.
        _position = assignment;
        Token @operator = Advance();
        StatementSyntax? statement = @operator.Kind switch
        {
            TokenKind.Declare => ParseDeclaration(start, name, axes is null ? null : CreateMissing(), @operator),
            TokenKind.UnsupportedAssign => FailAtUnsupportedAssignment(start, @operator),
            TokenKind.Tilde => ParseInitial(start, name, axes),
            _ => ParseModelValue(start, name, axes, @operator),
        };
        _knownNames.Add(name.Name.Key);
        return statement;
    }

    private TensorDeclarationSyntax ParseInitial(int start, NameSyntax name, List<ExpressionSyntax>? axes)
    {
        ExpressionSyntax initial = ParseValue();
        return new TensorDeclarationSyntax(SpanFrom(start), name, axes ?? [], initial);
    }

    private AssignmentSyntax ParseModelValue(int start, NameSyntax name, List<ExpressionSyntax>? axes, Token @operator)
    {
        TargetSyntax target = new(RuleSpan.FromBounds(start, _tokens[_position - 2].End), name, false, null) { Axes = axes };
        ExpressionSyntax value = ParseValue();
        return new AssignmentSyntax(SpanFrom(start), target, KindOf(@operator), value);
    }

    private SubscriptSyntax ParseSubscripts(ExpressionSyntax target)
    {
        int opener = _position;
        List<ExpressionSyntax> indices = ParseModelArguments();
        if (indices.Count == 0)
        {
            RuleSpan brackets = SpanFrom(_tokens[opener].Start);
            Report(SyntaxDiagnostics.EmptyBrackets, brackets, TextOf(brackets));
        }

        return new SubscriptSyntax(SpanFrom(target.Span.Start), target, indices);
    }

    /// <summary>What stands between commas in round or square brackets; there may be nothing.</summary>
    private List<ExpressionSyntax> ParseModelArguments()
    {
        int opener = _position;
        TokenKind? closer = BracketPairs.FindCloser(Current.Kind);
        List<ExpressionSyntax> arguments = [];
        BracketContext outer = EnterBrackets();
        if (Current.Kind != closer)
        {
            arguments.Add(ParseModelArgument());
            while (!_isRecovering && TryAdvance(TokenKind.Comma))
            {
                ContinueAfterOperator();
                arguments.Add(ParseModelArgument());
            }
        }

        LeaveBrackets(opener, outer);
        return arguments;
    }

    /// <summary>A value, a stretch, a list or <c>..</c>, with a name before it or not.</summary>
    private ExpressionSyntax ParseModelArgument()
    {
        if (Current.Kind != TokenKind.Name || PeekAt(_position + 1).Kind != TokenKind.Colon)
        {
            return ParseUnnamedArgument();
        }

        int start = Current.Start;
        NameSyntax name = ParseName();
        Advance();
        ContinueAfterOperator();
        ExpressionSyntax value = ParseUnnamedArgument();
        return new NamedArgumentSyntax(SpanFrom(start), name, value);
    }

    private ExpressionSyntax ParseUnnamedArgument()
    {
        int start = Current.Start;
        if (Current.Kind == TokenKind.OpenSquare)
        {
            return ParseListArgument(start);
        }

        ExpressionSyntax? from = Current.Kind == TokenKind.Range ? null : ParseExpression();
        if (from is not null && (_isRecovering || Current.Kind != TokenKind.Range))
        {
            return from;
        }

        Advance();
        bool ends = Current.Kind is TokenKind.Comma or TokenKind.CloseSquare or TokenKind.CloseParenthesis || EndsStatement(Current.Kind);
        ExpressionSyntax? to = ends ? null : ParseExpression();
        return from is null && to is null ? new EllipsisSyntax(SpanFrom(start)) : new RangeSyntax(SpanFrom(start), from, to);
    }

    private ExpressionSyntax ParseListArgument(int start)
    {
        ExpressionSyntax list = TryEnter() ? ParseListOfValues(start) : CreateMissing();
        Leave();
        return list;
    }

    private ListSyntax ParseListOfValues(int start)
    {
        List<ExpressionSyntax> values = ParseModelArguments();
        if (values.Count == 0)
        {
            Report(SyntaxDiagnostics.EmptyList, SpanFrom(start));
        }

        return new ListSyntax(SpanFrom(start), values);
    }

    /// <summary>The axis of a loop whose head is <c>for s in T</c> or <c>for s in reversed(T)</c>; null where it is another one.</summary>
    private NameSyntax? AxisOfLoop(ExpressionSyntax from) => Current.Kind == TokenKind.Range ? null : from switch
    {
        NameSyntax axis => axis,
        CallSyntax { Scope: null, Arguments: { Count: 1 } arguments } call when call.Function.Name.Text == ReversedWord => arguments[0] as NameSyntax,
        _ => null,
    };

    /// <summary>The statements with the result alone: values that are not used are reported.</summary>
    private List<StatementSyntax> WithOneResult(List<StatementSyntax> statements)
    {
        int last = statements.FindLastIndex(statement => statement is not (DeclarationSyntax or TensorDeclarationSyntax));
        List<StatementSyntax> kept = [];
        for (int i = 0; i < statements.Count; i++)
        {
            if (i == last || statements[i] is not ResultSyntax unused)
            {
                kept.Add(statements[i]);
                continue;
            }

            _isRecovering = false;
            Report(SyntaxDiagnostics.ValueNotAssigned, unused.Span, Quote(unused.Span));
        }

        return kept;
    }

    /// <summary>Reports a '=' among values: in the arguments of a model it belongs to a name that other languages have there.</summary>
    private void ReportAssignment(ExpressionSyntax left, Token @operator)
    {
        if (IsModel && left is NameSyntax name && !_knownNames.Contains(name.Name.Key) && StandsInBrackets(name.Span.Start, TokenKind.OpenParenthesis))
        {
            RuleSpan written = RuleSpan.Cover(left.Span, @operator.Span);
            Report(SyntaxDiagnostics.OtherLanguage, written, TextOf(written), $"{name.Name.Text}: …", $"{name.Name.Text}: ");
            return;
        }

        Report(SyntaxDiagnostics.AssignmentInCondition, @operator.Span, "==");
    }

    private bool StandsInSquareBrackets(int place) => StandsInBrackets(place, TokenKind.OpenSquare);

    /// <summary>Whether the nearest bracket that is open at a place is one of a kind.</summary>
    private bool StandsInBrackets(int place, TokenKind opener)
    {
        int closed = 0;
        for (int i = _position; i >= 0; i--)
        {
            TokenKind kind = _tokens[i].Kind;
            if (_tokens[i].Start >= place)
            {
                continue;
            }

            if (kind is TokenKind.CloseParenthesis or TokenKind.CloseSquare)
            {
                closed++;
            }
            else if (kind is TokenKind.OpenParenthesis or TokenKind.OpenSquare && closed-- == 0)
            {
                return kind == opener;
            }
        }

        return false;
    }
}
