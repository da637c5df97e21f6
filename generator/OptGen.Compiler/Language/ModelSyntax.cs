using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary><c>x[N, 784]</c>, which is data; <c>W[m, n] ~ he</c>, a parameter or a state, which has initial values.</summary>
internal sealed record TensorDeclarationSyntax(
    RuleSpan Span,
    NameSyntax Name,
    IReadOnlyList<ExpressionSyntax> Axes,
    ExpressionSyntax? Initial) : StatementSyntax(Span);

/// <summary><c>for s in T { … }</c>, <c>for s in reversed(T) { … }</c>: along an axis.</summary>
internal sealed record AxisLoopSyntax(
    RuleSpan Span,
    NameSyntax Variable,
    NameSyntax Axis,
    bool IsReversed,
    BlockSyntax Body) : StatementSyntax(Span);

/// <summary><c>E[tokens]</c>, <c>P[index(T) + 2]</c>, <c>x[T: 1..]</c>: some elements of a value.</summary>
internal sealed record SubscriptSyntax(RuleSpan Span, ExpressionSyntax Target, IReadOnlyList<ExpressionSyntax> Indices) : ExpressionSyntax(Span);

/// <summary><c>T: U</c> in <c>rename(a, T: U)</c>: an argument with a name.</summary>
internal sealed record NamedArgumentSyntax(RuleSpan Span, NameSyntax Name, ExpressionSyntax Value) : ExpressionSyntax(Span);

/// <summary><c>1..</c>, <c>..-1</c>, <c>1..5</c>: a stretch of an axis; the end is excluded.</summary>
internal sealed record RangeSyntax(RuleSpan Span, ExpressionSyntax? From, ExpressionSyntax? To) : ExpressionSyntax(Span);

/// <summary><c>..</c> alone: any axes.</summary>
internal sealed record EllipsisSyntax(RuleSpan Span) : ExpressionSyntax(Span);

/// <summary><c>[1, 2]</c>: one number for each axis, or side.</summary>
internal sealed record ListSyntax(RuleSpan Span, IReadOnlyList<ExpressionSyntax> Values) : ExpressionSyntax(Span);
