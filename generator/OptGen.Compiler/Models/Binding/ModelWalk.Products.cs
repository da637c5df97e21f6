using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>Products of tensors: <c>a @ b</c>, and sums of products.</summary>
internal sealed partial class ModelWalk
{
    private Operand Product(ModelFrame at, BinarySyntax binary, Operand left, Operand right)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return Operand.Unknown;
        }

        if (left.IsScalar || right.IsScalar)
        {
            Report(at, ModelDiagnostics.WrongForm, binary.OperatorSpan, $"{left.Written} @ {right.Written}", $"{left.Written}*{right.Written}", "*");
            return Operand.Unknown;
        }

        (left, right) = (Numbers(left), Numbers(right));
        Axis last = left.Axes[left.Axes.Count - 1];
        Axis first = right.Axes[0];
        Operand? b = last == first ? right
            : _axes.PrimaryOf(last).Primary == _axes.PrimaryOf(first).Primary ? Exchanged(right, first, last)
            : (last.Name is null || first.Name is null) && !right.Axes.Contains(last) && _knowledge.Unify(last.Length, first.Length) ? Exchanged(right, first, last)
            : null;
        if (b is null)
        {
            (string meant, Rewriting? cure) = MeantProduct(at, binary, left, right);
            Report(at, ModelDiagnostics.ProductAxesDiffer, binary.OperatorSpan, [cure], last.ToString(), left.Written, first.ToString(), right.Written, meant);
            return Operand.Unknown;
        }

        // Of two square matrices, the second's other axis is a further twin: only what is summed over is shared.
        Axis[] axes = [.. b.Axes];
        for (int i = 1; i < axes.Length; i++)
        {
            if (left.Axes.Contains(axes[i]) && _axes.PrimaryOf(axes[i]).Primary == _axes.PrimaryOf(last).Primary)
            {
                int number = 0;
                while (left.Axes.Concat(axes).Contains(_axes.Twin(_axes.PrimaryOf(axes[i]).Primary, number)))
                {
                    number++;
                }

                axes[i] = _axes.Twin(_axes.PrimaryOf(axes[i]).Primary, number);
            }
        }

        Count(at, binary.Span);
        return Made(_graph.Contract([last], left.Tensor!, _graph.Relabel(b.Tensor!, axes)));
    }

    /// <summary>An operand with two axes in each other's places.</summary>
    private Operand Exchanged(Operand operand, Axis one, Axis other) => Under(operand, [.. operand.Axes.Select(axis => axis == one ? other : axis == other ? one : axis)]);

    /// <summary>Conditions as numbers.</summary>
    private Operand Numbers(Operand operand) => operand.Tensor is { Kind: ElementKind.Condition }
        ? _elements.Apply((arithmetic, values) => arithmetic.Number(values[0]), operand.Axes, operand) with { Written = operand.Written }
        : operand;

    private Operand Transpose(ModelFrame at, RuleSpan span, Operand operand)
    {
        if (operand.IsUnknown)
        {
            return operand;
        }

        int count = operand.Axes.Count;
        if (count < 2)
        {
            Report(at, ModelDiagnostics.WrongForm, span, at.Quote(span), operand.Written, operand.Written);
            return Operand.Unknown;
        }

        return Keep(operand, _graph.Reorder(operand.Tensor!, [.. operand.Axes.Take(count - 2), operand.Axes[count - 1], operand.Axes[count - 2]]));
    }

    /// <summary>Takes an expression apart: the factors of a product, what divides it, and whether it is negated; one factor, where it is no product.</summary>
    private static List<ExpressionSyntax> Factors(ExpressionSyntax expression, List<ExpressionSyntax> divisors, out bool isNegated)
    {
        isNegated = false;
        while (true)
        {
            switch (expression)
            {
                case BracketedSyntax bracketed:
                    expression = bracketed.Inner;
                    continue;

                case UnarySyntax { Operator: UnaryOperator.Negate } negated:
                    isNegated = !isNegated;
                    expression = negated.Operand;
                    continue;

                case BinarySyntax { Operator: BinaryOperator.Divide } quotient:
                    divisors.Insert(0, quotient.Right);
                    expression = quotient.Left;
                    continue;

                default:
                    return FactorsOf(expression);
            }
        }
    }

    private static List<ExpressionSyntax> FactorsOf(ExpressionSyntax product)
    {
        List<ExpressionSyntax> factors = [];
        Stack<ExpressionSyntax> pending = new([product]);
        while (pending.Count > 0)
        {
            ExpressionSyntax next = pending.Pop();
            if (next is BracketedSyntax { Inner: BinarySyntax { Operator: BinaryOperator.Multiply } } bracketed)
            {
                pending.Push(bracketed.Inner);
            }
            else if (next is BinarySyntax { Operator: BinaryOperator.Multiply } binary)
            {
                pending.Push(binary.Right);
                pending.Push(binary.Left);
            }
            else
            {
                factors.Add(next);
            }
        }

        return factors;
    }

    /// <summary>
    /// A sum over a product: the product is never formed, so its factors need not contain each other. Single numbers among them multiply the sum.
    /// Null where what is summed is no such product.
    /// </summary>
    private Operand? BindSumOfProducts(ModelFrame at, CallSyntax call, bool isMean)
    {
        List<ExpressionSyntax> divisors = [];
        List<ExpressionSyntax> written = Factors(call.Arguments![0], divisors, out bool isNegated);
        if (written.Count < 2)
        {
            return null;
        }

        List<Operand> factors = [.. written.Select(factor => Bind(at, factor))];
        List<Operand> dividing = [.. divisors.Select(divisor => Bind(at, divisor))];

        // Noise has the axes of the factor that it meets, and what divides more than the sum is part of a quotient.
        if (dividing.Any(divisor => !divisor.IsScalar) || factors.Count(factor => factor.Axes.Count > 0) < 2 || factors.Any(factor => factor.Pending is not null))
        {
            Operand product = factors.Skip(1).Aggregate(factors[0], (left, right) => Operate(at, call.Span, BinaryOperator.Multiply, left, right));
            Operand quotient = dividing.Aggregate(product, (left, right) => Operate(at, call.Span, BinaryOperator.Divide, left, right));
            return SumOfProducts(at, call.Span, [Signed(at, call.Span, Known(quotient), isNegated) with { Written = at.Quote(call.Arguments[0]) }], call.Arguments, isMean);
        }

        Operand[] tensors = [.. factors.Where(factor => !factor.IsScalar)];
        Operand sum = SumOfProducts(at, call.Span, tensors, call.Arguments, isMean);
        foreach (Operand factor in factors.Where(factor => factor.IsScalar))
        {
            sum = Operate(at, call.Span, BinaryOperator.Multiply, sum, factor);
        }

        foreach (Operand divisor in dividing)
        {
            sum = Operate(at, call.Span, BinaryOperator.Divide, sum, divisor);
        }

        return Signed(at, call.Span, sum, isNegated);
    }

    private Operand Signed(ModelFrame at, RuleSpan span, Operand value, bool isNegated) => isNegated ? Apply(at, span, (arithmetic, values) => arithmetic.Negate(values[0]), value) : value;

    /// <param name="at">Where it stands.</param>
    /// <param name="span">The sum.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="arguments">The arguments of the sum, the axes behind the first; none where it is over all.</param>
    /// <param name="isMean">Whether it is divided by the number of what is summed.</param>
    private Operand SumOfProducts(ModelFrame at, RuleSpan span, Operand[] factors, IReadOnlyList<ExpressionSyntax> arguments, bool isMean = false)
    {
        if (factors.Any(factor => factor.IsUnknown))
        {
            return Operand.Unknown;
        }

        factors = [.. factors.Select(factor => Numbers(Known(factor)))];
        for (int i = 1; i < factors.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                factors[i] = Relabelled(at, factors[i], factors[j].Axes);
            }
        }

        Axis[] all = [.. factors.SelectMany(factor => factor.Axes).Distinct()];
        string written = string.Join("*", factors.Select(factor => factor.Written));
        if (ReducedAxes(at, arguments, all, written) is not { } over)
        {
            return Operand.Unknown;
        }

        Count(at, span);
        Tensor sum = factors.Length == 1 ? _graph.Reduce(TensorOperation.Sum, factors[0].Tensor!, over)
            : over.Count == 0 ? Apply(at, span, (arithmetic, values) => arithmetic.Multiply(values[0], values[1]), factors).Tensor ?? _graph.Constant(0)
            : _graph.Contract(over, [.. factors.Select(factor => factor.Tensor!)]);
        Operand result = Made(sum);
        return isMean ? DividedByCount(at, span, result, over) : result;
    }
}
