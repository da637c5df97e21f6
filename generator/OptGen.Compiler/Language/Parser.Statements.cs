using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

internal sealed partial class Parser
{
    private const string EvaluationName = "eval";

    private int _replacementDepth;

    public RuleSyntax ParseRule()
    {
        List<StatementSyntax> statements = ParseStatements(isBlock: false);
        return new(new RuleSpan(0, _text.Length), IsModel ? WithOneResult(statements) : statements);
    }

    private List<StatementSyntax> ParseStatements(bool isBlock)
    {
        List<StatementSyntax> statements = [];
        while (Current.Kind != TokenKind.EndOfText)
        {
            _cancellation.ThrowIfCancellationRequested();
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

    /// <summary>Whether nothing but ends of statements stands behind what has been read.</summary>
    private bool IsLast
    {
        get
        {
            int next = _position;
            while (_tokens[next].Kind is TokenKind.Semicolon or TokenKind.LineBreak)
            {
                next++;
            }

            return _tokens[next].Kind == TokenKind.EndOfText;
        }
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
        else if (IsModel ? _blocks == 0 && !IsAssignment(Current.Kind) : _kind == TextKind.Schedule && IsLast)
        {
            return new ResultSyntax(expression.Span, expression);
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
}
