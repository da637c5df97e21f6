using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OptGen.Compiler.Text;

using ExpressionSyntax = Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax;

namespace OptGen.Generator.Locations;

/// <summary>
/// Where the characters of a constant string are written: a literal, a concatenation, an interpolated string or a <c>const</c> that is declared
/// elsewhere, and all that can be made of those.
/// </summary>
internal sealed class RuleSource
{
    /// <summary>A constant made of constants is a chain; nobody writes a long one.</summary>
    private const int LongestChain = 16;

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;
    private readonly ExpressionSyntax _expression;
    private readonly List<Character> _characters = [];

    private RuleSource(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        _expression = expression;
        _model = model;
        _cancellation = cancellation;
    }

    /// <summary>Follows a constant string to its literals.</summary>
    /// <param name="expression">What the attribute is given.</param>
    /// <param name="value">Its value.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static RuleSource Of(ExpressionSyntax expression, string value, SemanticModel model, CancellationToken cancellation)
    {
        RuleSource source = new(expression, model, cancellation);
        source.Read(expression, model, expression, LongestChain);
        if (source._characters.Count != value.Length)
        {
            source._characters.Clear();
        }

        return source;
    }

    /// <summary>Whether the characters of a span stand together in one expression, the attribute's or that of a constant.</summary>
    public bool TryFind(RuleSpan span, out Location location)
    {
        location = _expression.GetLocation();
        if (span.Start < 0 || span.End > _characters.Count || _characters.Count == 0)
        {
            return false;
        }

        // What is missing at some place is shown behind what stands before it.
        Character first = _characters[span.Length > 0 ? span.Start : Math.Max(span.Start - 1, 0)];
        Character last = _characters[span.Length > 0 ? span.End - 1 : Math.Max(span.Start - 1, 0)];
        if (first.Owner is null || first.Owner != last.Owner || last.Span.End < first.Span.Start)
        {
            return false;
        }

        TextSpan found = span.Length > 0 ? TextSpan.FromBounds(first.Span.Start, last.Span.End) : new TextSpan(span.Start == 0 ? first.Span.Start : first.Span.End, 0);
        location = Location.Create(first.Owner.SyntaxTree, found);
        return true;
    }

    /// <summary>Adds the characters of an expression; those whose place is not known have no owner.</summary>
    private void Read(ExpressionSyntax expression, SemanticModel model, ExpressionSyntax owner, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax bracketed:
                Read(bracketed.Expression, model, owner, depth);
                break;
            case LiteralExpressionSyntax literal when LiteralCharacters.Of(literal.Token) is { } spans:
                Add(spans, owner);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                foreach (ExpressionSyntax term in Terms(sum))
                {
                    Read(term, model, owner, depth);
                }

                break;
            case InterpolatedStringExpressionSyntax interpolated when !IsRaw(interpolated):
                Read(interpolated, model, owner, depth);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when depth > 0 && Initializer(expression, model) is { } initializer:
                Read(initializer, ModelOf(initializer.SyntaxTree, model), initializer, depth - 1);
                break;
            default:
                int length = (model.GetConstantValue(expression, _cancellation).Value as string)?.Length ?? 0;
                _characters.AddRange(Enumerable.Repeat(default(Character), length));
                break;
        }
    }

    private void Read(InterpolatedStringExpressionSyntax interpolated, SemanticModel model, ExpressionSyntax owner, int depth)
    {
        bool isVerbatim = interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken);
        foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
        {
            if (content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole)
            {
                Read(hole.Expression, model, owner, depth);
            }
            else if (content is InterpolatedStringTextSyntax text && LiteralCharacters.OfInterpolated(text.TextToken, isVerbatim) is { } spans)
            {
                Add(spans, owner);
            }
        }
    }

    private void Add(IReadOnlyList<TextSpan> spans, ExpressionSyntax owner) => _characters.AddRange(spans.Select(span => new Character(span, owner)));

    /// <summary>The value of the constant that a name means, if its source is at hand.</summary>
    private ExpressionSyntax? Initializer(ExpressionSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name, _cancellation).Symbol is IFieldSymbol { IsConst: true, DeclaringSyntaxReferences.Length: 1 } constant
        && _model.Compilation.ContainsSyntaxTree(constant.DeclaringSyntaxReferences[0].SyntaxTree)
        && constant.DeclaringSyntaxReferences[0].GetSyntax(_cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? value
            : null;

    private SemanticModel ModelOf(SyntaxTree tree, SemanticModel model) => tree == model.SyntaxTree ? model : _model.Compilation.GetSemanticModel(tree);

    /// <summary>The terms of a sum that leans to the left, however long, from left to right.</summary>
    private static IEnumerable<ExpressionSyntax> Terms(BinaryExpressionSyntax sum)
    {
        Stack<ExpressionSyntax> terms = new();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner)
        {
            terms.Push(inner.Right);
            left = inner.Left;
        }

        terms.Push(left);
        return terms;
    }

    private static bool IsRaw(InterpolatedStringExpressionSyntax interpolated) =>
        interpolated.StringStartToken.Kind() is not (SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken);

    /// <param name="Span">Where it is written.</param>
    /// <param name="Owner">The whole expression that it is part of, in the attribute or a constant; null where its place is not known.</param>
    private readonly record struct Character(TextSpan Span, ExpressionSyntax? Owner);
}
