using System.Runtime.CompilerServices;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>The derivative of an elementwise expression by <c>w</c>: values are bound together with their derivatives.</summary>
internal sealed partial class BindingPass
{
    private Value BindDerivative(ExpressionSyntax expression) => CheckElementwise(expression) ? Derive(expression).Slope ?? _arithmetic.Constant(0) : Unknown;

    /// <summary>Reports what cannot stand within a derivative; false where there is some.</summary>
    private bool CheckElementwise(ExpressionSyntax expression)
    {
        List<SyntaxNode> others = [.. RuleTree.Descendants(expression).Where(node => !IsElementwise(node))];
        foreach (SyntaxNode other in others.Where(other => !others.Any(around => !ReferenceEquals(around, other) && around.Span.Start <= other.Span.Start && other.Span.End <= around.Span.End)))
        {
            Report(BindingDiagnostics.NotDifferentiable, other.Span, TextOf(other));
        }

        return others.Count == 0;
    }

    private bool IsElementwise(SyntaxNode node) => node switch
    {
        CallSyntax call => call.Scope is null && FindCalledRule(call) is null && !CalledRule.IsBase(call.Function.Name.Text)
            && Functions.Of(call) is not { IsInDerivatives: false }
            && (Intrinsics.Find(call.Function.Name.Text) is not { } function || Slopes.Knows(function)),
        NormSyntax or InnerProductSyntax or WithSyntax => false,
        UnarySyntax unary => unary.Operator != UnaryOperator.Transpose,
        BinarySyntax binary => binary.Operator != BinaryOperator.MatrixProduct,
        _ => true,
    };

    private Dual Derive(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!ReadsWeight(expression))
        {
            return BindExpression(expression);
        }

        DualArithmetic duals = new(_arithmetic);
        return expression switch
        {
            NameSyntax name => duals.Weight(BindName(name)),
            BracketedSyntax bracketed => Derive(bracketed.Inner),
            UnarySyntax { Operator: UnaryOperator.Negate } unary => duals.Negate(Derive(unary.Operand)),
            UnarySyntax { Operator: UnaryOperator.Plus } unary => duals.Number(Derive(unary.Operand)),
            UnarySyntax { Operator: UnaryOperator.SquareRoot } unary => duals.Call(Intrinsics.Sqrt, Derive(unary.Operand)),
            UnarySyntax { Operator: UnaryOperator.CubeRoot } unary => duals.Call(Intrinsics.Cbrt, Derive(unary.Operand)),
            AbsoluteValueSyntax absolute => duals.Call(Intrinsics.Abs, Derive(absolute.Operand)),
            BinarySyntax binary => DeriveChain(binary, duals),
            ConditionalSyntax conditional => DeriveConditional(duals, conditional.Condition, conditional.WhenTrue, conditional.WhenFalse),
            CallSyntax { Arguments: { } arguments } call => Derive(call, arguments, duals),

            // Comparisons are constant between the places where they change.
            _ => BindExpression(expression),
        };
    }

    private bool ReadsWeight(ExpressionSyntax expression) => RuleTree.Descendants(expression).OfType<NameSyntax>().Any(IsWeight);

    private bool IsWeight(NameSyntax name) =>
        WellKnownNames.Fold(name.Name.Key) == WellKnownNames.Weight && !_frame.LoopVariables.ContainsKey(WellKnownNames.Weight);

    /// <summary>Operators side by side, one after the other, as in <see cref="BindChain"/>.</summary>
    private Dual DeriveChain(BinarySyntax last, DualArithmetic duals)
    {
        Stack<BinarySyntax> chain = new();
        ExpressionSyntax first = last;
        for (; first is BinarySyntax { Operator: not (BinaryOperator.And or BinaryOperator.Or) } binary && ReadsWeight(binary); first = binary.Left)
        {
            chain.Push(binary);
        }

        Dual left = chain.Count == 0 ? BindExpression(first) : Derive(first);
        foreach (BinarySyntax binary in chain)
        {
            left = Derive(binary, left, duals);
        }

        return left;
    }

    private Dual Derive(BinarySyntax binary, Dual left, DualArithmetic duals)
    {
        Dual right = Derive(binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.Add => duals.Add(left, right),
            BinaryOperator.Subtract => duals.Subtract(left, right),
            BinaryOperator.Multiply => duals.Multiply(left, right),
            BinaryOperator.Divide => duals.Divide(left, right),
            BinaryOperator.Remainder => duals.Remainder(left, right),
            _ => duals.Power(left, right),
        };
    }

    private Dual DeriveConditional(DualArithmetic duals, ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse) =>
        duals.Select(BindCondition(condition), Derive(whenTrue), Derive(whenFalse));

    private Dual Derive(CallSyntax call, IReadOnlyList<ExpressionSyntax> arguments, DualArithmetic duals)
    {
        string name = call.Function.Name.Text;
        if (name == "where" && arguments.Count == 3)
        {
            return DeriveConditional(duals, arguments[0], arguments[1], arguments[2]);
        }

        if (Functions.Of(call) is not { IsInSchedules: true } function || !function.Takes(arguments.Count))
        {
            // Draws are constant; of others it is said what is wrong.
            return BindCall(call);
        }

        Dual[] values = [.. arguments.Select(Derive)];
        return name switch
        {
            "ema" => duals.Ema(values[0], values[1], values[2]),
            "hat" => duals.Hat(values[0], values[1], new Value(_graph.Leaf(Operation.StepNumber, Shape.Scalar))),
            "lerp" => duals.Lerp(values[0], values[1], values[2]),
            "clamp" => duals.Clamp(values[0], values[1], values[2]),
            "rsqrt" => duals.Reciprocal(duals.Call(Intrinsics.Sqrt, values[0])),
            "softplus" when values.Length == 2 => duals.Softplus(values[0], values[1]),
            _ when values.Length > 2 => values.Aggregate((extreme, next) => duals.Call(Intrinsics.Of(function), extreme, next)),
            _ => duals.Call(Intrinsics.Of(function), values),
        };
    }
}
