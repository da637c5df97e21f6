using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

internal sealed partial class Parser
{
    /// <summary>From loosest to tightest; <see cref="Operand"/> is what has no binary operator outside brackets and exponents.</summary>
    private enum Precedence
    {
        Or,
        And,
        Not,
        Comparison,
        Sum,
        Product,
        MatrixProduct,
        Operand,
    }

    private ExpressionSyntax ParseExpression()
    {
        ExpressionSyntax expression = TryEnter() ? ParseConditional() : CreateMissing();
        Leave();
        return expression;
    }

    private ExpressionSyntax ParseConditional()
    {
        ExpressionSyntax condition = ParseBinary(Precedence.Or);
        if (Current.Kind != TokenKind.Question)
        {
            return condition;
        }

        Token question = Advance();
        ContinueAfterOperator();
        ExpressionSyntax whenTrue = ParseExpression();
        JoinLineThatBeginsWithOperator();
        if (!TryAdvance(TokenKind.Colon))
        {
            Fail(SyntaxDiagnostics.MissingColon, question.Span);
        }

        ContinueAfterOperator();
        ExpressionSyntax whenFalse = ParseExpression();
        return new ConditionalSyntax(SpanFrom(condition.Span.Start), condition, whenTrue, whenFalse);
    }

    /// <summary>Operators that bind at least as tightly as <paramref name="loosest"/>, by precedence climbing.</summary>
    private ExpressionSyntax ParseBinary(Precedence loosest)
    {
        ExpressionSyntax left = Current.Kind == TokenKind.Not ? ParseNot(loosest) : ParseUnary();
        ExpressionSyntax lastOperand = left;
        while (!_isRecovering)
        {
            JoinLineThatBeginsWithOperator();
            if (FindCurrentBinary() is not { } found)
            {
                if (loosest > Precedence.Product || !LacksOperator())
                {
                    break;
                }

                lastOperand = ParseImplicitFactor(lastOperand);
                left = Combine(BinaryOperator.Multiply, left, lastOperand, new RuleSpan(lastOperand.Span.Start, 0));
            }
            else if (found.Precedence < loosest)
            {
                break;
            }
            else if (found.Precedence == Precedence.Comparison)
            {
                left = ParseComparisons(left);
            }
            else if (TryCountOperator())
            {
                RuleSpan operatorSpan = AdvanceOverBinary();
                ContinueAfterOperator();
                lastOperand = ParseBinary(found.Precedence + 1);
                left = Combine(found.Operator, left, lastOperand, operatorSpan);
            }
        }

        return left;
    }

    private static BinarySyntax Combine(BinaryOperator @operator, ExpressionSyntax left, ExpressionSyntax right, RuleSpan operatorSpan) =>
        new(RuleSpan.Cover(left.Span, right.Span), @operator, left, right, operatorSpan);

    private ComparisonSyntax ParseComparisons(ExpressionSyntax first)
    {
        List<ExpressionSyntax> operands = [first];
        List<ComparisonOperator> operators = [];
        while (!_isRecovering &&
            FindCurrentBinary() is { Precedence: Precedence.Comparison } &&
            FindComparison(Current.Kind) is { } comparison &&
            TryCountOperator())
        {
            Token @operator = Advance();
            if (@operator.Kind == TokenKind.Assign)
            {
                ReportAssignment(first, @operator);
            }

            ContinueAfterOperator();
            operands.Add(ParseBinary(Precedence.Sum));
            operators.Add(comparison);
        }

        return new ComparisonSyntax(RuleSpan.Cover(first.Span, operands[operands.Count - 1].Span), operands, operators);
    }

    private UnarySyntax ParseNot(Precedence loosest)
    {
        Token @operator = Advance();
        if (loosest > Precedence.Not)
        {
            Report(SyntaxDiagnostics.NotNeedsBrackets, @operator.Span, TextOf(@operator));
        }

        ContinueAfterOperator();
        ExpressionSyntax operand = TryEnter() ? ParseBinary(Precedence.Not) : CreateMissing();
        Leave();
        return new UnarySyntax(RuleSpan.Cover(@operator.Span, operand.Span), UnaryOperator.Not, operand);
    }

    private ExpressionSyntax ParseUnary()
    {
        UnaryOperator? sign = Current.Kind switch
        {
            TokenKind.Minus => UnaryOperator.Negate,
            TokenKind.Plus => UnaryOperator.Plus,
            _ => null,
        };
        return sign is { } prefix ? ParsePrefix(prefix) : ParsePower();
    }

    private UnarySyntax ParsePrefix(UnaryOperator prefix)
    {
        Token @operator = Advance();
        ContinueAfterOperator();
        ExpressionSyntax operand = TryEnter() ? ParseUnary() : CreateMissing();
        Leave();
        return new UnarySyntax(RuleSpan.Cover(@operator.Span, operand.Span), prefix, operand);
    }

    private ExpressionSyntax ParsePower()
    {
        UnaryOperator? root = Current.Kind switch
        {
            TokenKind.SquareRoot => UnaryOperator.SquareRoot,
            TokenKind.CubeRoot => UnaryOperator.CubeRoot,
            _ => null,
        };
        if (root is { } prefix)
        {
            // The operand takes its powers with it: √x² is √(x²).
            return ParsePrefix(prefix);
        }

        ExpressionSyntax power = ParsePrimary();
        while (!_isRecovering && (Current.Kind is TokenKind.Power or TokenKind.Superscript or TokenKind.Transpose || (IsModel && Current.Kind == TokenKind.OpenSquare)) && TryCountOperator())
        {
            power = Current.Kind switch
            {
                TokenKind.Transpose => ParseTranspose(power),
                TokenKind.OpenSquare => ParseSubscripts(power),
                _ => ParseExponents(power),
            };
        }

        return power;
    }

    /// <summary>One transposition for each <c>ᵀ</c> of the token.</summary>
    private ExpressionSyntax ParseTranspose(ExpressionSyntax operand)
    {
        Token transpose = Advance();
        for (int end = transpose.Start + 1; end <= transpose.End && TryCountOperator(); end++)
        {
            operand = new UnarySyntax(RuleSpan.FromBounds(operand.Span.Start, end), UnaryOperator.Transpose, operand);
        }

        return operand;
    }

    /// <summary>Right-associative: <c>a^b^c</c> is <c>a^(b^c)</c>, and so with superscripts.</summary>
    private ExpressionSyntax ParseExponents(ExpressionSyntax @base)
    {
        Token @operator = Advance();
        ExpressionSyntax exponent;
        if (@operator.Kind == TokenKind.Power)
        {
            ContinueAfterOperator();
            exponent = TryEnter() ? ParseUnary() : CreateMissing();
            Leave();
        }
        else
        {
            exponent = ReadSuperscript(@operator);
            if (Current.Kind is TokenKind.Power or TokenKind.Superscript)
            {
                exponent = TryEnter() ? ParseExponents(exponent) : exponent;
                Leave();
            }
        }

        return Combine(BinaryOperator.Power, @base, exponent, @operator.Span);
    }

    private ExpressionSyntax ReadSuperscript(Token superscript)
    {
        if (Superscripts.Read(_text, superscript.Span) is { } exponent)
        {
            return exponent;
        }

        Report(SyntaxDiagnostics.UnreadableSuperscript, superscript.Span, TextOf(superscript));
        return new MissingExpressionSyntax(superscript.Span);
    }

    /// <summary>What is written side by side is read as a product, so that the rest is still understood.</summary>
    private ExpressionSyntax ParseImplicitFactor(ExpressionSyntax left)
    {
        bool isCounted = TryCountOperator();
        int known = _diagnostics.Count;
        ExpressionSyntax factor = isCounted ? ParseBinary(Precedence.MatrixProduct) : CreateMissing();
        if (isCounted && _diagnostics.Count == known)
        {
            RuleSpan span = RuleSpan.Cover(left.Span, factor.Span);
            string between = IsModel && left is NameSyntax && factor is NameSyntax && StandsInSquareBrackets(left.Span.Start) ? ", " : "*";
            Report(SyntaxDiagnostics.MissingOperator, span, Quote(span), $"{Quote(left.Span)}{between}{Quote(factor.Span)}", $"{TextOf(left.Span)}{between}{TextOf(factor.Span)}");
        }

        return factor;
    }

    /// <summary>Whether a value follows the one just read, with no operator between.</summary>
    private bool LacksOperator()
    {
        // After a brace another statement may stand on the same line.
        if (Previous.Kind == TokenKind.CloseBrace || BeginsStatementOfItsOwn())
        {
            return false;
        }

        return Current.Kind switch
        {
            TokenKind.Name => TextOf(Current) != WithWord || PeekAt(_position + 1).Kind != TokenKind.OpenBrace,
            TokenKind.Bar => _context.OpenBars == 0 && HasPartner(TokenKind.Bar),
            TokenKind.NormBar => _context.OpenNorms == 0,
            TokenKind.Number or TokenKind.Infinity or TokenKind.True or TokenKind.False or
                TokenKind.SquareRoot or TokenKind.CubeRoot or
                TokenKind.OpenParenthesis or TokenKind.OpenAngle => true,
            _ => false,
        };
    }

    /// <summary>Inside brackets only the next line can begin a statement: the bracket was not closed.</summary>
    private bool BeginsStatementOfItsOwn() =>
        BeginsStatement(_position) &&
        (!_context.IsInBrackets || TextOf(RuleSpan.FromBounds(Previous.End, Current.Start)).Any(RuleCharacters.IsLineBreak));

    /// <summary>Whether another bar of this kind stands in the rest of the statement.</summary>
    private bool HasPartner(TokenKind kind)
    {
        int index = _position + 1;
        while (_tokens[index].Kind != kind && !EndsStatement(_tokens[index].Kind))
        {
            index++;
        }

        return _tokens[index].Kind == kind;
    }

    /// <summary>A line that begins with an operator was meant to continue the one before; says so, and lets it.</summary>
    private void JoinLineThatBeginsWithOperator()
    {
        if (Current.Kind != TokenKind.LineBreak || _isRecovering)
        {
            return;
        }

        int next = SkipLineBreaksFrom(_position);
        Token token = _tokens[next];
        if (token.Kind is TokenKind.Question or TokenKind.Colon || (FindBinary(token.Kind) is not null && token.Kind != TokenKind.Assign))
        {
            Report(SyntaxDiagnostics.LineBeginsWithOperator, token.Span, TextOf(token));
            _position = next;
        }
    }

    private (BinaryOperator Operator, Precedence Precedence)? FindCurrentBinary() => Current.Kind switch
    {
        TokenKind.Bar => IsBarsOfOr() ? (BinaryOperator.Or, Precedence.Or) : null,
        TokenKind.Assign when !_context.IsInBrackets && !IsConditionOfConditional() => null,
        _ => FindBinary(Current.Kind),
    };

    /// <summary>Inside two or more open bars, two bars close them; otherwise they are an <c>or</c>.</summary>
    private bool IsBarsOfOr() => _context.OpenBars < 2 && AreTwoBars();

    private bool AreTwoBars() =>
        PeekAt(_position + 1) is { Kind: TokenKind.Bar } second && second.Start == Current.End;

    private RuleSpan AdvanceOverBinary()
    {
        Token first = Advance();
        return first.Kind == TokenKind.Bar ? RuleSpan.Cover(first.Span, Advance().Span) : first.Span;
    }

    /// <summary>Whether a <c>?</c> follows in the statement, before another assignment: then <c>=</c> was meant to compare.</summary>
    private bool IsConditionOfConditional()
    {
        int index = _position + 1;
        while (_tokens[index].Kind != TokenKind.Question && !EndsStatement(_tokens[index].Kind) && !IsAssignment(_tokens[index].Kind))
        {
            index++;
        }

        return _tokens[index].Kind == TokenKind.Question;
    }

    private static ComparisonOperator? FindComparison(TokenKind kind) => kind switch
    {
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        TokenKind.Equal or TokenKind.Assign => ComparisonOperator.Equal,
        TokenKind.NotEqual => ComparisonOperator.NotEqual,
        _ => null,
    };

    /// <summary>For comparisons only the precedence counts.</summary>
    private static (BinaryOperator Operator, Precedence Precedence)? FindBinary(TokenKind kind) => kind switch
    {
        TokenKind.Or => (BinaryOperator.Or, Precedence.Or),
        TokenKind.And => (BinaryOperator.And, Precedence.And),
        TokenKind.Plus => (BinaryOperator.Add, Precedence.Sum),
        TokenKind.Minus => (BinaryOperator.Subtract, Precedence.Sum),
        TokenKind.Multiply => (BinaryOperator.Multiply, Precedence.Product),
        TokenKind.Divide => (BinaryOperator.Divide, Precedence.Product),
        TokenKind.Remainder => (BinaryOperator.Remainder, Precedence.Product),
        TokenKind.MatrixProduct => (BinaryOperator.MatrixProduct, Precedence.MatrixProduct),
        _ => FindComparison(kind) is not null ? (default, Precedence.Comparison) : null,
    };
}
