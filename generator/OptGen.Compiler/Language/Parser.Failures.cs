using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>This part says what is wrong with a token that nothing can be made of.</summary>
internal sealed partial class Parser
{
    /// <summary>A value should begin at the current token.</summary>
    private MissingExpressionSyntax FailAtMissingValue()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Foreign:
                _isRecovering = true; // the lexer has reported it
                break;

            case TokenKind.Superscript or TokenKind.Transpose:
                Fail(SyntaxDiagnostics.SuperscriptWithoutBase, token.Span, TextOf(token));
                break;

            case TokenKind.If or TokenKind.Else or TokenKind.For:
                Fail(SyntaxDiagnostics.ReservedWord, token.Span, TextOf(token));
                break;

            case TokenKind.OpenSquare:
                Fail(SyntaxDiagnostics.MisplacedList, token.Span);
                break;

            case TokenKind.OpenBrace when IsAssignment(Previous.Kind):
                Fail(SyntaxDiagnostics.MisplacedBlock, token.Span);
                break;

            default:
                bool isOperator = FindBinary(token.Kind) is not null || IsAssignment(token.Kind) ||
                    token.Kind is TokenKind.Power or TokenKind.Question or TokenKind.Dot;
                if (isOperator || _position == 0 || EndsStatement(Previous.Kind))
                {
                    Fail(SyntaxDiagnostics.MissingLeftValue, token.Span, TextOf(token));
                }
                else
                {
                    Fail(SyntaxDiagnostics.MissingValue, Previous.Span, TextOf(Previous));
                }

                break;
        }

        return CreateMissing();
    }

    /// <summary>An expression has ended, and neither it nor what is around it goes on with the current token.</summary>
    private void FailAtUnusable()
    {
        Token token = Current;
        string written = TextOf(token);
        switch (token.Kind)
        {
            case TokenKind.Foreign:
                break; // the lexer has reported it

            case TokenKind.CloseParenthesis or TokenKind.CloseSquare or TokenKind.CloseAngle or TokenKind.CloseBrace:
                ReportUnopened(token);
                break;

            case TokenKind.Comma when Previous.Kind == TokenKind.Number && PeekAt(_position + 1) is { Kind: TokenKind.Number } decimals && Previous.End == token.Start && decimals.Start == token.End:
                RuleSpan number = RuleSpan.Cover(Previous.Span, decimals.Span);
                Report(SyntaxDiagnostics.DecimalComma, number, TextOf(number), TextOf(number).Replace(',', '.'));
                break;

            case TokenKind.Comma:
                Report(SyntaxDiagnostics.MisplacedSeparator, token.Span, written, "the brackets of a call or a list");
                break;

            case TokenKind.Colon:
                Report(SyntaxDiagnostics.MisplacedSeparator, token.Span, written, "a choice: 'condition ? a : b'");
                break;

            case TokenKind.Range:
                Report(SyntaxDiagnostics.MisplacedSeparator, token.Span, written, "a loop: 'for i in 0..5 { … }'");
                break;

            case TokenKind.Not:
                Report(SyntaxDiagnostics.MisplacedSeparator, token.Span, written, "front of a condition");
                break;

            case TokenKind.OpenSquare:
                Report(SyntaxDiagnostics.InvalidIndex, token.Span);
                break;

            case TokenKind.Dot when IsModel && PeekAt(_position + 1) is { Kind: TokenKind.Name } member && Functions.Find(TextOf(member)) is { } function:
                Report(SyntaxDiagnostics.OtherLanguage, RuleSpan.Cover(token.Span, member.Span), "." + TextOf(member), $"{function}(…)", "");
                break;

            case TokenKind.Dot:
                Report(SyntaxDiagnostics.InvalidMember, token.Span);
                break;

            case TokenKind.OpenBrace:
                Report(SyntaxDiagnostics.MisplacedBlock, token.Span);
                break;

            case TokenKind.Bar:
                Report(SyntaxDiagnostics.UnpairedBar, token.Span);
                break;

            case TokenKind.If or TokenKind.For:
                Report(SyntaxDiagnostics.ReservedWord, token.Span, written);
                break;

            case TokenKind.Else:
                Report(SyntaxDiagnostics.ElseWithoutIf, token.Span);
                break;

            case TokenKind.Name when written == WithWord:
                Report(SyntaxDiagnostics.WithNeedsCall, token.Span);
                break;

            case var kind when IsAssignment(kind):
                Report(SyntaxDiagnostics.ChainedAssignment, token.Span, written);
                break;

            default:
                Report(SyntaxDiagnostics.MissingOperator, token.Span, written, "*" + written, "*" + written);
                break;
        }

        _isRecovering = true;
    }
}
