using OptGen.Compiler.Text;

namespace OptGen.Compiler.Language;

/// <summary>A node of a rule's tree. Spans are relative to the rule's text.</summary>
internal abstract record SyntaxNode(RuleSpan Span);

internal abstract record ExpressionSyntax(RuleSpan Span) : SyntaxNode(Span);

internal abstract record StatementSyntax(RuleSpan Span) : SyntaxNode(Span);

/// <summary>A whole rule: its statements in the order in which they run.</summary>
internal sealed record RuleSyntax(RuleSpan Span, IReadOnlyList<StatementSyntax> Statements) : SyntaxNode(Span);

internal sealed record NumberSyntax(RuleSpan Span, double Value) : ExpressionSyntax(Span);

internal sealed record BooleanSyntax(RuleSpan Span, bool Value) : ExpressionSyntax(Span);

/// <summary>A name; <c>m₀</c> and <c>m[0]</c> on the right are the name with <see cref="RuleName.IsInitial"/> or an index.</summary>
internal sealed record NameSyntax(RuleSpan Span, RuleName Name) : ExpressionSyntax(Span);

/// <summary><c>b[i]</c>: an indexed state or an element of a hyperparameter array.</summary>
internal sealed record IndexSyntax(RuleSpan Span, NameSyntax Target, ExpressionSyntax Index) : ExpressionSyntax(Span);

/// <summary><c>Adam.v</c>: a name of a called rule.</summary>
internal sealed record MemberSyntax(RuleSpan Span, NameSyntax Target, NameSyntax Member) : ExpressionSyntax(Span);

internal enum UnaryOperator
{
    Negate,
    Plus,
    Not,
    SquareRoot,
    CubeRoot,
    Transpose,
}

internal sealed record UnarySyntax(RuleSpan Span, UnaryOperator Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span);

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    MatrixProduct,
    Power,
    And,
    Or,
}

internal sealed record BinarySyntax(
    RuleSpan Span,
    BinaryOperator Operator,
    ExpressionSyntax Left,
    ExpressionSyntax Right,
    RuleSpan OperatorSpan) : ExpressionSyntax(Span);

internal enum ComparisonOperator
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>A comparison or a chain of them: <c>0 &lt; x &lt; 1</c> has three operands and two operators.</summary>
internal sealed record ComparisonSyntax(
    RuleSpan Span,
    IReadOnlyList<ExpressionSyntax> Operands,
    IReadOnlyList<ComparisonOperator> Operators) : ExpressionSyntax(Span);

internal sealed record ConditionalSyntax(
    RuleSpan Span,
    ExpressionSyntax Condition,
    ExpressionSyntax WhenTrue,
    ExpressionSyntax WhenFalse) : ExpressionSyntax(Span);

/// <summary>An expression in round brackets; kept, so that a tool can print what was written.</summary>
internal sealed record BracketedSyntax(RuleSpan Span, ExpressionSyntax Inner) : ExpressionSyntax(Span);

/// <summary><c>|x|</c>.</summary>
internal sealed record AbsoluteValueSyntax(RuleSpan Span, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary><c>‖x‖</c>.</summary>
internal sealed record NormSyntax(RuleSpan Span, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary><c>⟨a,b⟩</c>.</summary>
internal sealed record InnerProductSyntax(RuleSpan Span, ExpressionSyntax Left, ExpressionSyntax Right) : ExpressionSyntax(Span);

/// <summary>Over what a function such as <c>row.mean</c> runs.</summary>
internal enum ScopeKind
{
    /// <summary>No prefix: one parameter.</summary>
    Parameter,
    All,
    Row,
    Column,
    Unit,
    Block,
    Axis,

    /// <summary>The processes that train together.</summary>
    World,
}

/// <summary>A prefix of a function; <see cref="Argument"/> only for <c>block(n).</c> and <c>axis(k).</c>.</summary>
internal sealed record ScopeSyntax(RuleSpan Span, ScopeKind Kind, ExpressionSyntax? Argument) : SyntaxNode(Span);

/// <summary><c>sqrt(x)</c>, <c>row.mean(x)</c>, <c>Adam(g)</c>, <c>∂(e)</c>, <c>grad(p)</c>; also <c>all.numel</c>, whose <see cref="Arguments"/> is null.</summary>
internal sealed record CallSyntax(
    RuleSpan Span,
    ScopeSyntax? Scope,
    NameSyntax Function,
    IReadOnlyList<ExpressionSyntax>? Arguments) : ExpressionSyntax(Span);

/// <summary><c>Adam(g) with { v = …; }</c>.</summary>
internal sealed record WithSyntax(RuleSpan Span, CallSyntax Call, BlockSyntax Replacements) : ExpressionSyntax(Span);

/// <summary>Stands where an expression could not be read; its cause has been reported.</summary>
internal sealed record MissingExpressionSyntax(RuleSpan Span) : ExpressionSyntax(Span);

internal enum AssignmentOperator
{
    Assign,
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>What stands left of <c>=</c>: <c>m</c>, <c>m₀</c> (or <c>m[0]</c>), <c>b[i]</c>, <c>b₀[i]</c>.</summary>
internal sealed record TargetSyntax(RuleSpan Span, NameSyntax Name, bool IsInitial, ExpressionSyntax? Index) : SyntaxNode(Span)
{
    /// <summary>In a model, what stands in brackets behind the name: <c>h[N, hidden]</c>; null where there are none.</summary>
    public IReadOnlyList<ExpressionSyntax>? Axes { get; init; }
}

internal sealed record AssignmentSyntax(
    RuleSpan Span,
    TargetSyntax Target,
    AssignmentOperator Operator,
    ExpressionSyntax Value) : StatementSyntax(Span);

/// <summary><c>λ := 0.01</c> or <c>β := [0, .9, .99]</c>: a hyperparameter and its default.</summary>
internal sealed record DeclarationSyntax(
    RuleSpan Span,
    NameSyntax Name,
    IReadOnlyList<ExpressionSyntax> Values,
    bool IsArray) : StatementSyntax(Span);

internal sealed record BlockSyntax(RuleSpan Span, IReadOnlyList<StatementSyntax> Statements) : StatementSyntax(Span);

internal sealed record IfSyntax(
    RuleSpan Span,
    ExpressionSyntax Condition,
    BlockSyntax WhenTrue,
    StatementSyntax? WhenFalse) : StatementSyntax(Span);

/// <summary><c>for i in 0..5 { … }</c>; the end is excluded.</summary>
internal sealed record ForSyntax(
    RuleSpan Span,
    NameSyntax Variable,
    ExpressionSyntax From,
    ExpressionSyntax To,
    BlockSyntax Body) : StatementSyntax(Span);

/// <summary><c>given x</c>, <c>given c: 1</c>, <c>given A: cols×cols</c>: what the caller hands over, and its sides; none where it has one number for each weight.</summary>
internal sealed record GivenSyntax(RuleSpan Span, NameSyntax Name, IReadOnlyList<ExpressionSyntax> Sides) : StatementSyntax(Span);

/// <summary>The last statement of a schedule: its value; of a model: its result.</summary>
internal sealed record ResultSyntax(RuleSpan Span, ExpressionSyntax Value) : StatementSyntax(Span);

/// <summary><c>eval = e</c>: the weights to evaluate with.</summary>
internal sealed record EvaluationSyntax(RuleSpan Span, ExpressionSyntax Value) : StatementSyntax(Span);
