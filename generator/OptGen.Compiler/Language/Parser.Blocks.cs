using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>Branches, loops and the blocks of statements in them.</summary>
internal sealed partial class Parser
{
    private IfSyntax ParseIf()
    {
        int start = Advance().Start;
        ExpressionSyntax condition = ParseCondition();
        BlockSyntax whenTrue = ParseBlock("if (…)");

        StatementSyntax? whenFalse = null;
        int next = SkipLineBreaksFrom(_position);
        if (_tokens[next].Kind == TokenKind.Else)
        {
            _position = next + 1;
            whenFalse = ParseElse();
        }

        return new IfSyntax(SpanFrom(start), condition, whenTrue, whenFalse);
    }

    private StatementSyntax ParseElse()
    {
        if (Current.Kind != TokenKind.If)
        {
            return ParseBlock("else");
        }

        StatementSyntax chained = TryEnter() ? ParseIf() : CreateEmptyBlock();
        Leave();
        return chained;
    }

    private ExpressionSyntax ParseCondition()
    {
        int start = Current.Start;

        // In 'if (a) and (b) {' the first bracket is not the condition's.
        bool isBracketed = Current.Kind == TokenKind.OpenParenthesis &&
            (_pairs.FindPartner(_position) is not { } closer || !ContinuesExpression(_tokens[SkipLineBreaksFrom(closer + 1)].Kind));
        if (isBracketed)
        {
            return ParseBracketed().Inner;
        }

        ExpressionSyntax condition = ParseExpression();
        Report(SyntaxDiagnostics.ConditionWithoutBrackets, SpanFrom(start));
        return condition;
    }

    private static bool ContinuesExpression(TokenKind kind) =>
        FindBinary(kind) is not null || kind is TokenKind.Question or TokenKind.Superscript or TokenKind.Transpose;

    private StatementSyntax ParseFor()
    {
        Token keyword = Advance();
        bool isLoop = Current.Kind == TokenKind.Name && PeekAt(_position + 1) is { Kind: TokenKind.Name } word && TextOf(word) == "in";
        if (!isLoop)
        {
            return FailAtLoop(keyword);
        }

        NameSyntax variable = ParseName();
        Advance();
        ExpressionSyntax from = ParseExpression();
        if (IsModel && !_isRecovering && AxisOfLoop(from) is { } axis)
        {
            BlockSyntax along = ParseBlock("for … in …");
            return new AxisLoopSyntax(SpanFrom(keyword.Start), variable, axis, from is CallSyntax, along);
        }

        if (!_isRecovering && Current.Kind != TokenKind.Range)
        {
            return FailAtLoop(keyword);
        }

        TryAdvance(TokenKind.Range);
        ExpressionSyntax to = ParseExpression();
        BlockSyntax body = ParseBlock("for … in …");
        return new ForSyntax(SpanFrom(keyword.Start), variable, from, to, body);
    }

    /// <summary>Reports a loop's head, and still reads its body.</summary>
    private BlockSyntax FailAtLoop(Token keyword)
    {
        // The semicolons of a loop as C# has it end no statements.
        while (Previous == keyword && Current.Kind == TokenKind.OpenParenthesis || _position > 0 && Current.Kind == TokenKind.Semicolon)
        {
            Advance();
            SkipToBrace();
        }

        SkipToBrace();
        Fail(SyntaxDiagnostics.InvalidLoop, SpanFrom(keyword.Start));
        return ParseBlock("for … in …");
    }

    private StatementSyntax? ParseStrayElse()
    {
        Token keyword = Advance();
        Fail(SyntaxDiagnostics.ElseWithoutIf, keyword.Span);
        return ParseElse();
    }

    private BlockSyntax ParseStrayBlock()
    {
        Report(SyntaxDiagnostics.MisplacedBlock, Current.Span);
        return ParseBlock("");
    }

    /// <summary>The statements in braces; <paramref name="owner"/> is what they belong to.</summary>
    private BlockSyntax ParseBlock(string owner)
    {
        if (_isRecovering)
        {
            SkipToBrace();
        }

        int brace = SkipLineBreaksFrom(_position);
        if (_tokens[brace].Kind != TokenKind.OpenBrace)
        {
            return ParseBlockWithoutBraces(owner);
        }

        if (!TryEnter())
        {
            Leave();
            return CreateEmptyBlock();
        }

        // An error before the block does not silence the block, nor the block's errors what follows it.
        bool wasRecovering = _isRecovering;
        BracketContext outer = _context;
        _context = default;
        _position = brace;
        Token opener = Advance();
        _blocks++;
        List<StatementSyntax> statements = ParseStatements(isBlock: true);
        _blocks--;
        _isRecovering = wasRecovering;
        if (!TryAdvance(TokenKind.CloseBrace))
        {
            _isRecovering = false;
            Fail(SyntaxDiagnostics.UnclosedBracket, opener.Span, "{", "}");
        }

        _context = outer;
        Leave();
        return new BlockSyntax(SpanFrom(opener.Start), statements);
    }

    private BlockSyntax ParseBlockWithoutBraces(string owner)
    {
        if (_isRecovering || !BeginsStatement(_position))
        {
            Fail(SyntaxDiagnostics.MissingBraces, Previous.Span, owner);
            return CreateEmptyBlock();
        }

        int start = Current.Start;
        Report(SyntaxDiagnostics.MissingBraces, Current.Span, owner);
        if (!TryEnter())
        {
            Leave();
            return CreateEmptyBlock();
        }

        _blocks++;
        StatementSyntax? statement = ParseStatement();
        _blocks--;
        Leave();
        return new BlockSyntax(SpanFrom(start), statement is null ? [] : [statement]);
    }

    private void SkipToBrace()
    {
        while (!EndsStatement(Current.Kind) && Current.Kind != TokenKind.OpenBrace)
        {
            Advance();
        }
    }

    private BlockSyntax CreateEmptyBlock() => new(new RuleSpan(ReadEnd, 0), []);
}
