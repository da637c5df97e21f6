using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

internal sealed partial class Parser
{
    private const string WithWord = "with";
    private const string BlockScope = "block";
    private const string AxisScope = "axis";

    private ExpressionSyntax ParsePrimary() => Current.Kind switch
    {
        TokenKind.Number => ParseNumber(),
        TokenKind.Infinity => new NumberSyntax(Advance().Span, double.PositiveInfinity),
        TokenKind.True or TokenKind.False => ParseBoolean(),
        TokenKind.Name => ParseNamed(),
        TokenKind.OpenParenthesis => ParseBracketed(),
        TokenKind.OpenAngle => ParseInnerProduct(),
        TokenKind.Bar => ParseAbsoluteValue(),
        TokenKind.NormBar => ParseNorm(),
        TokenKind.Not => ParseNot(Precedence.Operand),
        _ => FailAtMissingValue(),
    };

    private NumberSyntax ParseNumber()
    {
        Token token = Advance();
        string digits = TextOf(token);
        if (IsSuffix(token, Current))
        {
            RuleSpan span = RuleSpan.Cover(token.Span, Advance().Span);
            Report(SyntaxDiagnostics.NumberSuffix, span, TextOf(span), digits);
        }

        Numbers.TryRead(digits, out double value);
        return new NumberSyntax(token.Span, value);
    }

    /// <summary>
    /// Whether a C# type suffix stands at the number, rather than a name with the <c>*</c> forgotten:
    /// it must not be a name of the rule; and <c>m</c>, the commonest of names, only counts behind decimals or a pointless factor 1.
    /// </summary>
    private bool IsSuffix(Token number, Token suffix)
    {
        if (suffix.Kind != TokenKind.Name || suffix.Start != number.End)
        {
            return false;
        }

        string written = TextOf(suffix);
        return written.ToLowerInvariant() switch
        {
            "f" or "d" or "l" or "u" or "ul" or "lu" => IsOnlyHere(suffix, written),
            "m" => (TextOf(number) == "1" || TextOf(number).Contains('.')) && IsOnlyHere(suffix, written),
            _ => false,
        };
    }

    private bool IsOnlyHere(Token token, string written) =>
        _tokens.All(other => other.Kind != TokenKind.Name || other == token || IsBehindNumber(other) || TextOf(other) != written);

    private bool IsBehindNumber(Token token) => token.Start > 0 && RuleCharacters.IsDigit(_text[token.Start - 1]);

    private BooleanSyntax ParseBoolean()
    {
        Token token = Advance();
        return new BooleanSyntax(token.Span, token.Kind == TokenKind.True);
    }

    private NameSyntax ParseName()
    {
        Token token = Advance();
        return new NameSyntax(token.Span, RuleNames.Create(TextOf(token)));
    }

    /// <summary>A name and what belongs to it: an index, a member, arguments.</summary>
    private ExpressionSyntax ParseNamed()
    {
        NameSyntax name = ParseName();
        switch (Current.Kind)
        {
            case TokenKind.OpenSquare when !IsModel:
                ExpressionSyntax index = ParseIndex();
                return new IndexSyntax(SpanFrom(name.Span.Start), name, index);

            case TokenKind.OpenParenthesis:
                return ParseCall(name);

            case TokenKind.Dot:
                return ParseBehindDot(name);

            default:
                return name;
        }
    }

    private ExpressionSyntax ParseCall(NameSyntax function)
    {
        List<ExpressionSyntax> arguments = IsModel ? ParseModelArguments() : ParseArguments();
        CallSyntax call = new(SpanFrom(function.Span.Start), null, function, arguments);
        bool isScope = !IsModel && function.Name.Text is BlockScope or AxisScope && arguments.Count == 1 && Current.Kind == TokenKind.Dot;
        if (!isScope)
        {
            return ParseReplacements(call);
        }

        Token dot = Advance();
        return ParseScoped(new ScopeSyntax(call.Span, function.Name.Text == BlockScope ? ScopeKind.Block : ScopeKind.Axis, arguments[0]), dot) is { } scoped ? scoped : call;
    }

    private ExpressionSyntax ParseBehindDot(NameSyntax name)
    {
        Token dot = Advance();
        if (!IsModel && FindScope(name.Name.Text) is { } kind)
        {
            return ParseScoped(new ScopeSyntax(name.Span, kind, null), dot) is { } scoped ? scoped : name;
        }

        if (Current.Kind != TokenKind.Name)
        {
            Fail(SyntaxDiagnostics.InvalidMember, dot.Span);
            return name;
        }

        return ParseMember(name);
    }

    /// <summary>The function behind a scope; null, and reported, if there is none.</summary>
    private CallSyntax? ParseScoped(ScopeSyntax scope, Token dot)
    {
        if (Current.Kind != TokenKind.Name)
        {
            Fail(SyntaxDiagnostics.InvalidMember, dot.Span);
            return null;
        }

        NameSyntax function = ParseName();
        List<ExpressionSyntax>? arguments = Current.Kind == TokenKind.OpenParenthesis ? ParseArguments() : null;
        return new CallSyntax(SpanFrom(scope.Span.Start), scope, function, arguments);
    }

    private static ScopeKind? FindScope(string name) => name switch
    {
        "all" => ScopeKind.All,
        "row" => ScopeKind.Row,
        "col" => ScopeKind.Column,
        "unit" => ScopeKind.Unit,
        "world" => ScopeKind.World,
        _ => null,
    };

    /// <summary><c>with { … }</c> behind a call; it may stand on the next line.</summary>
    private ExpressionSyntax ParseReplacements(CallSyntax call)
    {
        int word = SkipLineBreaksFrom(_position);
        bool isWith = _tokens[word].Kind == TokenKind.Name && TextOf(_tokens[word]) == WithWord && !BeginsStatement(word) &&
            (word == _position || _tokens[SkipLineBreaksFrom(word + 1)].Kind == TokenKind.OpenBrace);
        if (!isWith)
        {
            return call;
        }

        _position = word + 1;
        _replacementDepth++;
        BlockSyntax replacements = ParseBlock(WithWord);
        _replacementDepth--;
        return new WithSyntax(SpanFrom(call.Span.Start), call, replacements);
    }

    private BracketedSyntax ParseBracketed()
    {
        int opener = _position;
        BracketContext outer = EnterBrackets();
        ExpressionSyntax inner = ParseInner(opener, TokenKind.CloseParenthesis);
        LeaveBrackets(opener, outer);
        return new BracketedSyntax(SpanFrom(_tokens[opener].Start), inner);
    }

    private ExpressionSyntax ParseIndex()
    {
        int opener = _position;
        BracketContext outer = EnterBrackets();
        ExpressionSyntax index = ParseInner(opener, TokenKind.CloseSquare);
        if (Current.Kind == TokenKind.Comma)
        {
            Fail(SyntaxDiagnostics.InvalidIndex, Current.Span);
        }

        LeaveBrackets(opener, outer);
        return index;
    }

    /// <summary>What stands between a pair of brackets that need something inside.</summary>
    private ExpressionSyntax ParseInner(int opener, TokenKind closer)
    {
        if (Current.Kind != closer)
        {
            return ParseExpression();
        }

        RuleSpan span = RuleSpan.Cover(_tokens[opener].Span, Current.Span);
        Report(SyntaxDiagnostics.EmptyBrackets, span, TextOf(_tokens[opener]) + TextOf(Current));
        return CreateMissing();
    }

    /// <summary>Expressions between commas, in round or square brackets; there may be none.</summary>
    private List<ExpressionSyntax> ParseArguments()
    {
        int opener = _position;
        TokenKind? closer = BracketPairs.FindCloser(Current.Kind);
        List<ExpressionSyntax> arguments = [];
        BracketContext outer = EnterBrackets();
        if (Current.Kind != closer)
        {
            arguments.Add(ParseExpression());
            while (!_isRecovering && TryAdvance(TokenKind.Comma))
            {
                ContinueAfterOperator();
                arguments.Add(ParseExpression());
            }
        }

        LeaveBrackets(opener, outer);
        return arguments;
    }

    private InnerProductSyntax ParseInnerProduct()
    {
        int opener = _position;
        BracketContext outer = EnterBrackets();
        ExpressionSyntax left = ParseInner(opener, TokenKind.CloseAngle);
        ExpressionSyntax right = CreateMissing();
        if (TryAdvance(TokenKind.Comma))
        {
            ContinueAfterOperator();
            right = ParseExpression();
        }
        else
        {
            CheckInnerProductEnds(opener, TokenKind.CloseAngle);
        }

        CheckInnerProductEnds(opener, TokenKind.Comma);
        LeaveBrackets(opener, outer);
        return new InnerProductSyntax(SpanFrom(_tokens[opener].Start), left, right);
    }

    /// <summary>Reports an operand too few or too many, of which the token that stands where it should not is the sign.</summary>
    private void CheckInnerProductEnds(int opener, TokenKind wrong)
    {
        if (Current.Kind == wrong)
        {
            Token last = _tokens[_pairs.FindPartner(opener) ?? _position];
            Fail(SyntaxDiagnostics.InnerProductOperands, RuleSpan.Cover(_tokens[opener].Span, last.Span));
        }
    }

    private AbsoluteValueSyntax ParseAbsoluteValue()
    {
        Token opener = Advance();
        BracketContext outer = _context;
        _context = outer with { OpenBars = outer.OpenBars + 1 };
        ExpressionSyntax operand = ParseExpression();
        _context = outer;
        if (!_isRecovering && !TryAdvance(TokenKind.Bar))
        {
            Fail(SyntaxDiagnostics.UnpairedBar, opener.Span);
        }

        return new AbsoluteValueSyntax(SpanFrom(opener.Start), operand);
    }

    private NormSyntax ParseNorm()
    {
        Token opener = Advance();
        BracketContext outer = _context;
        _context = outer with { OpenNorms = outer.OpenNorms + 1 };
        ExpressionSyntax operand = ParseExpression();
        _context = outer;
        if (!_isRecovering && !TryAdvance(TokenKind.NormBar))
        {
            Fail(SyntaxDiagnostics.UnclosedBracket, opener.Span, "‖", "‖");
        }

        return new NormSyntax(SpanFrom(opener.Start), operand);
    }

    private BracketContext EnterBrackets()
    {
        BracketContext outer = _context;
        _context = new BracketContext(IsInBrackets: true, OpenBars: 0, OpenNorms: 0);
        Advance();
        return outer;
    }

    private void LeaveBrackets(int opener, BracketContext outer)
    {
        _context = outer;
        Token token = _tokens[opener];
        if (_isRecovering || BracketPairs.FindCloser(token.Kind) is not { } closer || TryAdvance(closer))
        {
            return;
        }

        // A closer further on that belongs to this bracket leaves whatever stands here as the culprit.
        if (_pairs.FindPartner(opener) is null || BeginsStatementOfItsOwn())
        {
            Fail(SyntaxDiagnostics.UnclosedBracket, token.Span, TextOf(token), ClosingText(closer));
        }
        else
        {
            FailAtUnusable();
        }
    }

    private static string ClosingText(TokenKind closer) => closer switch
    {
        TokenKind.CloseParenthesis => ")",
        TokenKind.CloseSquare => "]",
        TokenKind.CloseAngle => "⟩",
        _ => "}",
    };

    private void ReportUnopened(Token closer)
    {
        string opener = closer.Kind switch
        {
            TokenKind.CloseParenthesis => "(",
            TokenKind.CloseSquare => "[",
            TokenKind.CloseAngle => "⟨",
            _ => "{",
        };
        Report(SyntaxDiagnostics.UnopenedBracket, closer.Span, TextOf(closer), opener);
    }
}
