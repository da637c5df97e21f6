namespace OptGen.Generator.Language;

internal sealed partial class Parser
{
    private const string EvaluationName = "eval";

    private int _replacementDepth;

    public RuleSyntax ParseRule() => new(new RuleSpan(0, _text.Length), ParseStatements(isBlock: false));

    private List<StatementSyntax> ParseStatements(bool isBlock)
    {
        List<StatementSyntax> statements = [];
        while (Current.Kind != TokenKind.EndOfText)
        {
            if (Current.Kind is TokenKind.Semicolon or TokenKind.LineBreak)
            {
                Advance();
            }
            else if (Current.Kind == TokenKind.CloseBrace)
            {
                if (isBlock)
                {
                    break;
                }

                _isRecovering = false;
                ReportUnopened(Advance());
            }
            else
            {
                int before = _position;
                _isRecovering = false;
                if (ParseStatement() is { } statement)
                {
                    statements.Add(statement);
                }

                EndStatement();
                if (_position == before)
                {
                    Advance();
                }
            }
        }

        return statements;
    }

    /// <summary>Null where nothing of the statement can be kept; that has been reported.</summary>
    private StatementSyntax? ParseStatement()
    {
        // The tree of a replacement hangs below the expression with the 'with'.
        if (_replacementDepth == 0)
        {
            _operators = 0;
        }

        return Current.Kind switch
        {
            TokenKind.If => ParseIf(),
            TokenKind.For => ParseFor(),
            TokenKind.Else => ParseStrayElse(),
            TokenKind.OpenBrace => ParseStrayBlock(),
            TokenKind.Name => ParseFromName(),
            _ => ParseWithoutTarget(),
        };
    }

    private void EndStatement()
    {
        if (!_isRecovering && !EndsStatement(Current.Kind) && Previous.Kind != TokenKind.CloseBrace)
        {
            // 'a if c else b' is a choice of another language; 'a if (c) {' lacks a separator.
            bool isChoice = Current.Kind == TokenKind.If && PeekAt(_position + 1).Kind != TokenKind.OpenParenthesis;
            if (BeginsStatement(_position) && !isChoice)
            {
                Report(SyntaxDiagnostics.MissingSeparator, Current.Span, TextOf(Current), "; " + TextOf(Current));
                return;
            }

            FailAtUnusable();
        }

        if (_isRecovering)
        {
            SkipToEndOfStatement();
        }
    }

    private StatementSyntax? ParseFromName()
    {
        if (PeekAt(_position + 1).Kind == TokenKind.Name && FindAssignment(_position + 1) is not null)
        {
            Token type = Advance();
            Report(SyntaxDiagnostics.NeedlessDeclaration, RuleSpan.Cover(type.Span, Current.Span), TextOf(type), TextOf(Current));
        }

        if (FindAssignment(_position) is { } assignment)
        {
            return ParseAssignment(assignment);
        }

        Token name = Current;
        if (TextOf(name) == "return")
        {
            Fail(SyntaxDiagnostics.ReturnInRule, name.Span);
            return null;
        }

        if (PeekAt(_position + 1).Kind == TokenKind.Colon)
        {
            Fail(SyntaxDiagnostics.StorageInRule, name.Span, TextOf(name));
            return null;
        }

        int nextLine = SkipLineBreaksFrom(_position + 1);
        if (IsAssignment(_tokens[nextLine].Kind))
        {
            _position = nextLine;
            Fail(SyntaxDiagnostics.LineBeginsWithOperator, Current.Span, TextOf(Current));
            return null;
        }

        Token first = PeekAt(_position + 1);
        Token second = PeekAt(_position + 2);
        bool isIncrement = first.Kind is TokenKind.Plus or TokenKind.Minus && second.Kind == first.Kind && EndsStatement(PeekAt(_position + 3).Kind);
        if (isIncrement)
        {
            string written = TextOf(name);
            RuleSpan span = RuleSpan.Cover(name.Span, second.Span);
            string instead = $"{written} {TextOf(first)}= 1";
            Fail(SyntaxDiagnostics.UnsupportedAssignment, span, TextOf(span), instead, instead);
            return null;
        }

        return ParseWithoutTarget();
    }

    private StatementSyntax? ParseAssignment(int assignment)
    {
        int start = Current.Start;
        NameSyntax name = ParseName();
        ExpressionSyntax? index = Current.Kind == TokenKind.OpenSquare ? ParseIndex() : null;

        // An index that was not understood has been reported; what follows its bracket is still read.
        _position = assignment;
        Token @operator = Advance();
        return @operator.Kind switch
        {
            TokenKind.Declare => ParseDeclaration(start, name, index, @operator),
            TokenKind.UnsupportedAssign => FailAtUnsupportedAssignment(start, @operator),
            _ when index is null && name.Name.Text == EvaluationName => ParseEvaluation(start, @operator),
            _ => ParseAssignedValue(start, name, index, @operator),
        };
    }

    private AssignmentSyntax ParseAssignedValue(int start, NameSyntax name, ExpressionSyntax? index, Token @operator)
    {
        // m[0] on the left is the ASCII spelling of m₀; in b₀[0] the zero counts the items of b.
        bool isInitialIndex = !name.Name.IsInitial && index is NumberSyntax { Value: 0 };
        TargetSyntax target = new(
            RuleSpan.FromBounds(start, _tokens[_position - 2].End),
            name,
            name.Name.IsInitial || isInitialIndex,
            isInitialIndex ? null : index);
        AssignmentOperator kind = @operator.Kind switch
        {
            TokenKind.AddAssign => AssignmentOperator.Add,
            TokenKind.SubtractAssign => AssignmentOperator.Subtract,
            TokenKind.MultiplyAssign => AssignmentOperator.Multiply,
            TokenKind.DivideAssign => AssignmentOperator.Divide,
            _ => AssignmentOperator.Assign,
        };
        ExpressionSyntax value = ParseValue();
        return new AssignmentSyntax(SpanFrom(start), target, kind, value);
    }

    private EvaluationSyntax ParseEvaluation(int start, Token @operator)
    {
        if (@operator.Kind != TokenKind.Assign)
        {
            Report(SyntaxDiagnostics.InvalidEvaluation, RuleSpan.FromBounds(start, @operator.End));
        }

        ExpressionSyntax value = ParseValue();
        return new EvaluationSyntax(SpanFrom(start), value);
    }

    private DeclarationSyntax? ParseDeclaration(int start, NameSyntax name, ExpressionSyntax? index, Token @operator)
    {
        if (index is not null)
        {
            RuleSpan span = RuleSpan.FromBounds(start, _tokens[_position - 2].End);
            Fail(SyntaxDiagnostics.InvalidTarget, span, Quote(span), TextOf(@operator));
            return null;
        }

        ContinueAfterOperator();
        bool isArray = Current.Kind == TokenKind.OpenSquare;
        IReadOnlyList<ExpressionSyntax> values = isArray ? ParseList() : [ParseValue()];
        return new DeclarationSyntax(SpanFrom(start), name, values, isArray);
    }

    private List<ExpressionSyntax> ParseList()
    {
        int opener = _position;
        List<ExpressionSyntax> values = ParseArguments();
        if (values.Count == 0)
        {
            Report(SyntaxDiagnostics.EmptyList, SpanFrom(_tokens[opener].Start));
        }

        return values;
    }

    private StatementSyntax? FailAtUnsupportedAssignment(int start, Token @operator)
    {
        string target = TextOf(RuleSpan.FromBounds(start, _tokens[_position - 2].End));
        string written = TextOf(@operator);
        string binary = written == "**=" ? "^" : written.Substring(0, 1);
        ExpressionSyntax value = ParseValue();
        string Written(Func<RuleSpan, string> show) =>
            $"{target} = {target}{binary}{(value is NumberSyntax or NameSyntax or BracketedSyntax or CallSyntax ? show(value.Span) : $"({show(value.Span)})")}";
        RuleSpan span = SpanFrom(start);
        Fail(SyntaxDiagnostics.UnsupportedAssignment, span, Quote(span), Written(Quote), Written(TextOf));
        return null;
    }

    private ExpressionSyntax ParseValue()
    {
        ContinueAfterOperator();
        return ParseExpression();
    }

    /// <summary>A statement that does not begin with a name to assign to.</summary>
    private StatementSyntax? ParseWithoutTarget()
    {
        if (BracketPairs.FindOpener(Current.Kind) is not null)
        {
            FailAtUnusable();
            return null;
        }

        int known = _diagnostics.Count;
        ExpressionSyntax expression = ParseExpression();
        if (_diagnostics.Count > known || _isRecovering)
        {
            _isRecovering = true;
        }
        else if (expression is ComparisonSyntax { Operators.Count: 1 } comparison && comparison.Operators[0] == ComparisonOperator.Equal && comparison.Operands[0] is NameSyntax)
        {
            string instead = $"{TextOf(comparison.Operands[0].Span)} = {TextOf(comparison.Operands[1].Span)}";
            Fail(SyntaxDiagnostics.UnsupportedAssignment, expression.Span, Quote(expression.Span), instead, instead);
        }
        else if (IsAssignment(Current.Kind))
        {
            Fail(SyntaxDiagnostics.InvalidTarget, expression.Span, Quote(expression.Span), TextOf(Current));
        }
        else
        {
            Fail(SyntaxDiagnostics.ValueNotAssigned, expression.Span, Quote(expression.Span));
        }

        return null;
    }

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
        List<StatementSyntax> statements = ParseStatements(isBlock: true);
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

        StatementSyntax? statement = ParseStatement();
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
