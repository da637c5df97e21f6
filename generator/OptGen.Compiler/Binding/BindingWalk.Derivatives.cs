using System.Runtime.CompilerServices;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>The derivative of an elementwise expression by <c>w</c>: values are bound together with their derivatives.</summary>
internal sealed partial class BindingWalk
{
    private Value BindDerivative(Place at, ExpressionSyntax expression) => CheckElementwise(at, expression) ? Derive(at, expression).Slope ?? _arithmetic.Constant(0) : Unknown;

    /// <summary>Reports what cannot stand within a derivative; false where there is some.</summary>
    private bool CheckElementwise(Place at, ExpressionSyntax expression)
    {
        List<SyntaxNode> others = [.. RuleTree.Descendants(expression).Where(node => !IsElementwise(at, node))];
        foreach (SyntaxNode other in others.Where(other => !others.Any(around => !ReferenceEquals(around, other) && around.Span.Start <= other.Span.Start && other.Span.End <= around.Span.End)))
        {
            Report(at, BindingDiagnostics.NotDifferentiable, other.Span, TextOf(at, other));
        }

        return others.Count == 0;
    }

    private bool IsElementwise(Place at, SyntaxNode node) => node switch
    {
        CallSyntax call => call.Scope is null && FindCalledRule(at, call) is null && !CalledRule.IsBase(call.Function.Name.Text)
            && Functions.Of(call) is not { IsInDerivatives: false } && !(Functions.Of(call) is { Kind: FunctionKind.Noise } && ReadsWeight(at, call))
            && (Intrinsics.Find(call.Function.Name.Text) is not { } function || Slopes.Knows(function)),
        NormSyntax or InnerProductSyntax or WithSyntax => false,
        UnarySyntax unary => unary.Operator != UnaryOperator.Transpose,
        BinarySyntax binary => binary.Operator != BinaryOperator.MatrixProduct,
        _ => true,
    };

    private Dual Derive(Place at, ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!ReadsWeight(at, expression))
        {
            return BindExpression(at, expression);
        }

        DualArithmetic duals = new(_arithmetic);
        return expression switch
        {
            NameSyntax name => duals.Weight(BindName(at, name)),
            BracketedSyntax bracketed => Derive(at, bracketed.Inner),
            UnarySyntax { Operator: UnaryOperator.Negate } unary => duals.Negate(Derive(at, unary.Operand)),
            UnarySyntax { Operator: UnaryOperator.Plus } unary => duals.Number(Derive(at, unary.Operand)),
            UnarySyntax { Operator: UnaryOperator.SquareRoot } unary => duals.Call(Intrinsics.Sqrt, Derive(at, unary.Operand)),
            UnarySyntax { Operator: UnaryOperator.CubeRoot } unary => duals.Call(Intrinsics.Cbrt, Derive(at, unary.Operand)),
            AbsoluteValueSyntax absolute => duals.Call(Intrinsics.Abs, Derive(at, absolute.Operand)),
            BinarySyntax binary => DeriveChain(at, binary, duals),
            ConditionalSyntax conditional => DeriveConditional(at, duals, conditional.Condition, conditional.WhenTrue, conditional.WhenFalse),
            CallSyntax { Arguments: { } arguments } call => Derive(at, call, arguments, duals),

            // Comparisons are constant between the places where they change.
            _ => BindExpression(at, expression),
        };
    }

    private bool ReadsWeight(Place at, ExpressionSyntax expression) => RuleTree.Descendants(expression).OfType<NameSyntax>().Any(name => IsWeight(at, name));

    private bool IsWeight(Place at, NameSyntax name) =>
        WellKnownNames.Fold(name.Name.Key) == WellKnownNames.Weight && !at.Frame.LoopVariables.ContainsKey(WellKnownNames.Weight);

    /// <summary>Operators side by side, one after the other, as in <see cref="BindChain"/>.</summary>
    private Dual DeriveChain(Place at, BinarySyntax last, DualArithmetic duals)
    {
        Stack<BinarySyntax> chain = new();
        ExpressionSyntax first = last;
        for (; first is BinarySyntax { Operator: not (BinaryOperator.And or BinaryOperator.Or) } binary && ReadsWeight(at, binary); first = binary.Left)
        {
            chain.Push(binary);
        }

        Dual left = chain.Count == 0 ? BindExpression(at, first) : Derive(at, first);
        foreach (BinarySyntax binary in chain)
        {
            left = Derive(at, binary, left, duals);
        }

        return left;
    }

    private Dual Derive(Place at, BinarySyntax binary, Dual left, DualArithmetic duals)
    {
        Dual right = Derive(at, binary.Right);
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

    private Dual DeriveConditional(Place at, DualArithmetic duals, ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse) =>
        duals.Select(BindCondition(at, condition), Derive(at, whenTrue), Derive(at, whenFalse));

    private Dual Derive(Place at, CallSyntax call, IReadOnlyList<ExpressionSyntax> arguments, DualArithmetic duals)
    {
        string name = call.Function.Name.Text;
        if (name == "where" && arguments.Count == 3)
        {
            return DeriveConditional(at, duals, arguments[0], arguments[1], arguments[2]);
        }

        if (Functions.Of(call) is not { IsInSchedules: true } function || !function.Takes(arguments.Count))
        {
            // A draw that does not depend on the weights is constant; of others it is said what is wrong.
            return BindCall(at, call);
        }

        if (function.TakesMore && arguments.Count > 2)
        {
            Intrinsic extreme = Intrinsics.Find(name)!;
            return arguments.Select(argument => Derive(at, argument)).Aggregate((first, next) => duals.Call(extreme, first, next));
        }

        Dual[] values = [.. arguments.Select(argument => Derive(at, argument)), .. function.DefaultsBehind(arguments.Count).Select(_arithmetic.Constant)];
        if (duals.Activation(name, values) is { } activation)
        {
            return activation;
        }

        return name switch
        {
            "ema" => duals.Ema(values[0], values[1], values[2]),
            "hat" => duals.Hat(values[0], values[1], new Value(_graph.Leaf(Operation.StepNumber, Shape.Scalar))),
            "lerp" => duals.Lerp(values[0], values[1], values[2]),
            "clamp" => duals.Clamp(values[0], values[1], values[2]),
            "rsqrt" => duals.Reciprocal(duals.Call(Intrinsics.Sqrt, values[0])),
            "softplus" when values.Length == 2 => duals.Softplus(values[0], values[1]),
            _ => duals.Call(Intrinsics.Find(name)!, values),
        };
    }
}
