using System.Globalization;
using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Language;

/// <summary>Prints trees as S-expressions, so that a test can state a whole tree on one line.</summary>
internal static class SyntaxPrinter
{
    public static string Print(RuleSyntax rule) => string.Join("; ", rule.Statements.Select(Print));

    public static string Print(SyntaxNode? node) => node switch
    {
        null => "_",
        NumberSyntax number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        BooleanSyntax boolean => boolean.Value ? "true" : "false",
        NameSyntax name => name.Name.Text,
        IndexSyntax index => $"(at {Print(index.Target)} {Print(index.Index)})",
        SubscriptSyntax subscript => $"({string.Join(" ", subscript.Indices.Select(Print).Prepend($"sub {Print(subscript.Target)}"))})",
        NamedArgumentSyntax argument => $"({Print(argument.Name)}: {Print(argument.Value)})",
        RangeSyntax range => $"(range {Print(range.From)} {Print(range.To)})",
        EllipsisSyntax => "..",
        ListSyntax list => $"({string.Join(" ", list.Values.Select(Print).Prepend("list"))})",
        MemberSyntax member => $"(. {Print(member.Target)} {Print(member.Member)})",
        UnarySyntax unary => $"({Spell(unary.Operator)} {Print(unary.Operand)})",
        BinarySyntax binary => $"({Spell(binary.Operator)} {Print(binary.Left)} {Print(binary.Right)})",
        ComparisonSyntax comparison =>
            $"(compare {Print(comparison.Operands[0])}{string.Concat(comparison.Operators.Select((o, i) => $" {Spell(o)} {Print(comparison.Operands[i + 1])}"))})",
        ConditionalSyntax choice => $"(? {Print(choice.Condition)} {Print(choice.WhenTrue)} {Print(choice.WhenFalse)})",
        BracketedSyntax bracketed => $"[{Print(bracketed.Inner)}]",
        AbsoluteValueSyntax absolute => $"(abs {Print(absolute.Operand)})",
        NormSyntax norm => $"(norm {Print(norm.Operand)})",
        InnerProductSyntax product => $"(inner {Print(product.Left)} {Print(product.Right)})",
        ScopeSyntax scope => scope.Argument is null ? $"{scope.Kind}." : $"{scope.Kind}<{Print(scope.Argument)}>.",
        CallSyntax call => PrintCall(call),
        WithSyntax with => $"(with {Print(with.Call)} {Print(with.Replacements)})",
        MissingExpressionSyntax => "<missing>",
        TargetSyntax target => PrintTarget(target),
        AssignmentSyntax assignment => $"({Spell(assignment.Operator)} {Print(assignment.Target)} {Print(assignment.Value)})",
        DeclarationSyntax declaration =>
            $"(:= {Print(declaration.Name)} {(declaration.IsArray ? "array " : "")}{string.Join(" ", declaration.Values.Select(Print))})",
        BlockSyntax block => $"{{{string.Join("; ", block.Statements.Select(Print))}}}",
        IfSyntax branch => $"(if {Print(branch.Condition)} {Print(branch.WhenTrue)} {Print(branch.WhenFalse)})",
        ForSyntax loop => $"(for {Print(loop.Variable)} {Print(loop.From)} {Print(loop.To)} {Print(loop.Body)})",
        TensorDeclarationSyntax tensor => $"({string.Join(" ", tensor.Axes.Prepend(tensor.Name).Append(tensor.Initial).OfType<SyntaxNode>().Select(Print).Prepend(tensor.Initial is null ? "data" : "~"))})",
        AxisLoopSyntax loop => $"(along{(loop.IsReversed ? "-reversed" : "")} {Print(loop.Variable)} {Print(loop.Axis)} {Print(loop.Body)})",
        ResultSyntax result => $"(result {Print(result.Value)})",
        GivenSyntax given => $"({string.Join(" ", given.Sides.Select(Print).Prepend($"given {Print(given.Name)}"))})",
        EvaluationSyntax evaluation => $"(eval {Print(evaluation.Value)})",
        RuleSyntax rule => Print(rule),
        _ => throw new InvalidOperationException($"The printer does not know {node.GetType().Name}."),
    };

    private static string PrintCall(CallSyntax call)
    {
        string function = (call.Scope is null ? "" : Print(call.Scope)) + Print(call.Function);
        return call.Arguments is null ? $"(read {function})" : $"({string.Join(" ", call.Arguments.Select(Print).Prepend($"call {function}"))})";
    }

    private static string PrintTarget(TargetSyntax target)
    {
        string name = Print(target.Name) + (target.IsInitial ? "!" : "");
        return target.Axes is { } axes ? $"({string.Join(" ", axes.Select(Print).Prepend($"axes {name}"))})" : target.Index is null ? name : $"(at {name} {Print(target.Index)})";
    }

    private static string Spell(UnaryOperator @operator) => @operator switch
    {
        UnaryOperator.Negate => "neg",
        UnaryOperator.Plus => "pos",
        UnaryOperator.Not => "not",
        UnaryOperator.SquareRoot => "sqrt",
        UnaryOperator.CubeRoot => "cbrt",
        UnaryOperator.Transpose => "transpose",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };

    private static string Spell(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.MatrixProduct => "@",
        BinaryOperator.Power => "^",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };

    private static string Spell(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };

    private static string Spell(AssignmentOperator @operator) => @operator switch
    {
        AssignmentOperator.Assign => "=",
        AssignmentOperator.Add => "+=",
        AssignmentOperator.Subtract => "-=",
        AssignmentOperator.Multiply => "*=",
        AssignmentOperator.Divide => "/=",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };
}
