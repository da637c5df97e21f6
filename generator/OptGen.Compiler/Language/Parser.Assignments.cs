using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>Statements that begin with a name: assignments, declarations of hyperparameters, and the weights to evaluate with.</summary>
internal sealed partial class Parser
{
    private StatementSyntax? ParseFromName()
    {
        if (BeginsGiven(_position))
        {
            return ParseGiven();
        }

        if (PeekAt(_position + 1).Kind == TokenKind.Name && FindAssignment(_position + 1) is not null)
        {
            Token type = Advance();
            Report(SyntaxDiagnostics.NeedlessDeclaration, RuleSpan.Cover(type.Span, Current.Span), TextOf(type), TextOf(Current));
        }

        if (FindAssignment(_position) is { } assignment)
        {
            return ParseAssignment(assignment);
        }

        if (BeginsData())
        {
            return ParseData();
        }

        Token name = Current;
        if (TextOf(name) == "return")
        {
            return _kind != TextKind.Rule ? FailAtReturnedValue() : FailAtReturn(name);
        }

        if (PeekAt(_position + 1).Kind == TokenKind.Colon && !IsModel)
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

    private StatementSyntax? FailAtReturn(Token name)
    {
        Fail(SyntaxDiagnostics.ReturnInRule, name.Span);
        return null;
    }

    /// <summary>The value of a schedule, or the result of a model, is written without the word.</summary>
    private ResultSyntax FailAtReturnedValue()
    {
        int start = Advance().Start;
        ExpressionSyntax value = ParseExpression();
        RuleSpan span = SpanFrom(start);
        Fail(SyntaxDiagnostics.OtherLanguage, span, Quote(span), Quote(value.Span), TextOf(value.Span));
        return new ResultSyntax(span, value);
    }

    private StatementSyntax? ParseAssignment(int assignment)
    {
        int start = Current.Start;
        NameSyntax name = ParseName();
        if (IsModel)
        {
            return ParseModelAssignment(start, name, assignment);
        }

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
        ExpressionSyntax value = ParseValue();
        return new AssignmentSyntax(SpanFrom(start), target, KindOf(@operator), value);
    }

    private static AssignmentOperator KindOf(Token @operator) => @operator.Kind switch
    {
        TokenKind.AddAssign => AssignmentOperator.Add,
        TokenKind.SubtractAssign => AssignmentOperator.Subtract,
        TokenKind.MultiplyAssign => AssignmentOperator.Multiply,
        TokenKind.DivideAssign => AssignmentOperator.Divide,
        _ => AssignmentOperator.Assign,
    };

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
}
