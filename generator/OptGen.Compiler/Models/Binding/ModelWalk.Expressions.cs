using System.Runtime.CompilerServices;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Binding;

internal sealed partial class ModelWalk
{
    private Operand Bind(ModelFrame at, ExpressionSyntax expression)
    {
        if (expression is BinarySyntax binary)
        {
            return BindChain(at, binary);
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        Count(at, expression.Span);
        Operand value = BindByKind(at, expression);
        return value.IsUnknown ? value : value with { Written = at.Quote(expression) };
    }

    /// <summary>Operators that stand side by side, from left to right, without going deeper for each.</summary>
    private Operand BindChain(ModelFrame at, BinarySyntax last)
    {
        Stack<BinarySyntax> chain = new();
        ExpressionSyntax first = last;
        for (; first is BinarySyntax binary; first = binary.Left)
        {
            chain.Push(binary);
        }

        Operand value = Bind(at, first);
        foreach (BinarySyntax binary in chain)
        {
            value = BindBinary(at, binary, value);
            value = value.IsUnknown ? value : value with { Written = at.Quote(binary) };
        }

        return value;
    }

    private Operand BindByKind(ModelFrame at, ExpressionSyntax expression) => expression switch
    {
        NumberSyntax number => _elements.Constant(number.Value),
        BooleanSyntax boolean => _elements.Condition(boolean.Value),
        NameSyntax name => BindName(at, name),
        BracketedSyntax bracketed => Bind(at, bracketed.Inner),
        UnarySyntax unary => BindUnary(at, unary),
        ComparisonSyntax comparison => BindComparison(at, comparison),
        ConditionalSyntax conditional => BindConditional(at, conditional.Span, conditional.Condition, conditional.WhenTrue, conditional.WhenFalse),
        AbsoluteValueSyntax absolute => Apply(at, absolute.Span, (arithmetic, values) => arithmetic.Call(Intrinsics.Abs, values[0]), Bind(at, absolute.Operand)),
        NormSyntax norm => Norm(at, norm.Span, Known(Bind(at, norm.Operand)), null),
        InnerProductSyntax product => SumOfProducts(at, product.Span, [Bind(at, product.Left), Bind(at, product.Right)], []),
        SubscriptSyntax subscript => BindSubscript(at, subscript),
        CallSyntax or WithSyntax => BindModelOrFunction(at, expression, null),
        MemberSyntax member => BindMember(at, member),
        NamedArgumentSyntax or RangeSyntax or EllipsisSyntax or ListSyntax => BindMisplaced(at, expression),
        _ => Operand.Unknown,
    };

    private Operand BindMisplaced(ModelFrame at, ExpressionSyntax expression)
    {
        string belongs = expression switch
        {
            EllipsisSyntax => "'..' stands for the axes of a layer's data: 'x[.., c]', 'mean(x, ..)'",
            NamedArgumentSyntax => "a name with ':' belongs to the arguments of a function that has such",
            RangeSyntax => "a stretch cuts along an axis: 'x[T: 1..]'",
            _ => "a list belongs to 'pad: [1, 2]'",
        };
        Report(at, ModelDiagnostics.MisplacedAxes, expression.Span, at.Quote(expression), belongs);
        return Operand.Unknown;
    }

    private Operand BindName(ModelFrame at, NameSyntax syntax)
    {
        RuleName name = syntax.Name;
        if (at.LoopVariables.TryGetValue(name.Key, out int number))
        {
            return _elements.Constant(number);
        }

        if (IsUnfinished(at, syntax))
        {
            return Operand.Unknown;
        }

        if (at.Values.TryGetValue(name.Key, out Operand? value))
        {
            // What has a name is a number of the element type like any other, no product that a sum takes in unrounded.
            return value.IsUnknown || value.Pending is not null ? value : value with { IsProduct = false };
        }

        if (at.Constructor.TryGetValue(name.Key, out ConstructorValue? given) && given.Number is { } parameter)
        {
            return parameter;
        }

        if (at.Axes.TryGetValue(name.Key, out Axis? axis))
        {
            return _elements.Of(_graph.Number(axis.Length));
        }

        return name.Key switch
        {
            "train" => _elements.Condition(_isTraining),
            "pi" => _elements.Constant(Math.PI),
            "inf" or "infinity" => _elements.Constant(double.PositiveInfinity),
            _ => FailAtName(at, syntax),
        };
    }

    private Operand FailAtName(ModelFrame at, NameSyntax syntax)
    {
        string name = syntax.Name.Text;
        SyntaxNode[] nodes = [.. at.Statements.SelectMany(RuleTree.Descendants)];
        bool isAssigned = nodes.Any(node => node is AssignmentSyntax assignment && assignment.Target.Name.Name.Key == syntax.Name.Key)
            || nodes.Any(node => node is TensorDeclarationSyntax tensor && tensor.Name.Name.Key == syntax.Name.Key);
        if (isAssigned)
        {
            Report(at, ModelDiagnostics.ReadBeforeAssigned, syntax.Span, name, at.PartlyAssigned.Contains(syntax.Name.Key) ? " in every branch" : "");
            return Operand.Unknown;
        }

        if (at.Constructor.TryGetValue(syntax.Name.Key, out ConstructorValue? given))
        {
            Report(at, ModelDiagnostics.UnknownName, syntax.Span, name, given.Model is null ? "its model cannot be read" : $"it is a model, which is called: '{name}(x)'", "");
            return Operand.Unknown;
        }

        ReportUnknown(at, syntax);
        return Operand.Unknown;
    }

    /// <summary>A name of a called model: <c>h.weight</c>.</summary>
    private Operand BindMember(ModelFrame at, MemberSyntax member)
    {
        if (at.Called.TryGetValue(member.Target.Name.Key, out ModelFrame? called))
        {
            if (called.Values.TryGetValue(member.Member.Name.Key, out Operand? value))
            {
                return value;
            }

            Report(at, BindingDiagnostics.UnknownMember, member.Member.Span, at.Quote(member), $"'{called.Class}' has no value of this name");
            return Operand.Unknown;
        }

        string target = member.Target.Name.Text;
        if (!at.Values.ContainsKey(member.Target.Name.Key))
        {
            Report(at, BindingDiagnostics.UnknownMember, member.Span, at.Quote(member), $"no model was called under the name '{target}' before");
        }
        else if (member.Member.Name.Text is "T" or "mT")
        {
            Report(at, ModelDiagnostics.WrongForm, member.Span, at.Quote(member), $"{target}ᵀ", $"{target}ᵀ");
        }
        else
        {
            string advice = member.Member.Name.Text is "shape" or "size" ? "the names of axes are their lengths: 'x/N'" : $"functions stand before what they take: '{member.Member.Name.Text}({target})'";
            Report(at, BindingDiagnostics.UnknownMember, member.Span, at.Quote(member), $"'{target}' is a value, not a called model; {advice}");
        }

        return Operand.Unknown;
    }

    private Operand BindUnary(ModelFrame at, UnarySyntax unary)
    {
        if (unary.Operator == UnaryOperator.Transpose)
        {
            return Transpose(at, unary.Span, Known(Bind(at, unary.Operand)));
        }

        Operand operand = unary.Operator == UnaryOperator.Not ? BindCondition(at, unary.Operand) : Bind(at, unary.Operand);
        return Apply(at, unary.Span, (arithmetic, values) => unary.Operator switch
        {
            UnaryOperator.Not => arithmetic.Not(values[0]),
            UnaryOperator.Negate => arithmetic.Negate(values[0]),
            UnaryOperator.SquareRoot => arithmetic.Call(Intrinsics.Sqrt, values[0]),
            UnaryOperator.CubeRoot => arithmetic.Call(Intrinsics.Cbrt, values[0]),
            _ => arithmetic.Number(values[0]),
        }, operand);
    }

    private Operand BindBinary(ModelFrame at, BinarySyntax binary, Operand left)
    {
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            Operand first = AsCondition(at, binary.Left, left);
            bool isAnd = binary.Operator == BinaryOperator.And;
            return ModelElements.Known(first) is { } known && known != isAnd
                ? first
                : Apply(at, binary.Span, (arithmetic, values) => arithmetic.Logical(isAnd, values[0], values[1]), first, BindCondition(at, binary.Right));
        }

        Operand right = Bind(at, binary.Right);
        return binary.Operator == BinaryOperator.MatrixProduct
            ? Product(at, binary, Known(left), Known(right))
            : Operate(at, binary.Span, binary.Operator, left, right);
    }

    private Operand Operate(ModelFrame at, RuleSpan span, BinaryOperator @operator, Operand left, Operand right) => Apply(at, span, (arithmetic, values) => @operator switch
    {
        BinaryOperator.Add => arithmetic.Add(values[0], values[1]),
        BinaryOperator.Subtract => arithmetic.Subtract(values[0], values[1]),
        BinaryOperator.Multiply => arithmetic.Multiply(values[0], values[1]),
        BinaryOperator.Divide => arithmetic.Divide(values[0], values[1]),
        BinaryOperator.Remainder => arithmetic.Remainder(values[0], values[1]),
        _ => arithmetic.Power(values[0], values[1]),
    }, left, right);

    private Operand BindComparison(ModelFrame at, ComparisonSyntax comparison)
    {
        List<Operand> operands = [.. comparison.Operands.Select(operand => Bind(at, operand))];
        Operand? result = null;
        for (int i = 0; i < comparison.Operators.Count; i++)
        {
            Operation operation = ComparisonOperations.Of(comparison.Operators[i]);
            bool isOfPlaces = MarkAsPlaces(at, comparison, operands[i], operands[i + 1]) && MarkAsPlaces(at, comparison, operands[i + 1], operands[i]);
            Operand link = !isOfPlaces ? Operand.Unknown : Apply(at, comparison.Span, (arithmetic, values) => arithmetic.Compare(operation, values[0], values[1]), operands[i], operands[i + 1]);
            result = result is null ? link : Apply(at, comparison.Span, (arithmetic, values) => arithmetic.Logical(true, values[0], values[1]), result, link);
        }

        return result ?? Operand.Unknown;
    }

    /// <summary>Data that is compared with argmax is whole.</summary>
    /// <returns>Whether it can be: probabilities are none.</returns>
    private bool MarkAsPlaces(ModelFrame at, ComparisonSyntax comparison, Operand places, Operand compared)
    {
        if (places.Tensor is not { Kind: ElementKind.Integer } tensor
            || TensorsOf(tensor).FirstOrDefault(part => part.Operation is TensorOperation.ArgMax or TensorOperation.ArgMin) is not { } extreme)
        {
            return true;
        }

        Axis along = extreme.Content.Axes[0];
        if (compared.Axes.Contains(along))
        {
            string meant = $"argmax({compared.Written}, {along})";
            Report(at, ModelDiagnostics.NumbersAsPlaces, comparison.Span, [Instead(at, comparison.Span, compared.Written, meant)], compared.Written, along.ToString(), meant);
            return false;
        }

        _ = MarkAsInteger(compared.Tensor);
        return true;
    }

    /// <summary>Notes that data is integers, and whatever it was made from.</summary>
    /// <returns>Whether the tensor is whole, or will be when the text is bound anew.</returns>
    private bool MarkAsInteger(Tensor? tensor)
    {
        switch (tensor)
        {
            case null:
                return true;

            case { Kind: ElementKind.Integer } or { Operation: TensorOperation.Length }:
                return true;

            case { Operation: TensorOperation.Constant }:
                return tensor.Content.Value == Math.Floor(tensor.Content.Value);

            case { Operation: TensorOperation.Data }:
                _knowledge.AddInteger(tensor.Content.Name);
                return true;

            case { Operation: TensorOperation.Elementwise, Content.Operation: Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Negate or Operation.Remainder or Operation.MultiplyAdd or Operation.MultiplySubtract or Operation.MultiplyAddNegated }:
                return tensor.Inputs.All(MarkAsInteger);

            case { Operation: TensorOperation.Elementwise, Content.Operation: Operation.Select }:
                return tensor.Inputs.Skip(1).All(MarkAsInteger);

            case { Operation: TensorOperation.Stop or TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand or TensorOperation.Split or TensorOperation.Merge or TensorOperation.Slice or TensorOperation.Windows or TensorOperation.Concat or TensorOperation.At }:
                return tensor.Inputs.All(MarkAsInteger);

            case { Operation: TensorOperation.Gather }:
                return MarkAsInteger(tensor.Inputs[0]);

            default:
                return false;
        }
    }

    private Operand BindConditional(ModelFrame at, RuleSpan span, ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse)
    {
        Operand chosen = BindCondition(at, condition);
        return ModelElements.Known(chosen) is { } holds
            ? Bind(at, holds ? whenTrue : whenFalse)
            : Choose(at, span, chosen, Bind(at, whenTrue), Bind(at, whenFalse));
    }

    private Operand Choose(ModelFrame at, RuleSpan span, Operand condition, Operand whenTrue, Operand whenFalse) =>
        Apply(at, span, (arithmetic, values) => arithmetic.Select(values[0], values[1], values[2]), condition, whenTrue, whenFalse);

    private Operand BindCondition(ModelFrame at, ExpressionSyntax expression) => AsCondition(at, expression, Bind(at, expression));

    private Operand AsCondition(ModelFrame at, ExpressionSyntax expression, Operand value)
    {
        // Noise that waits is judged by what it is along no axes.
        if (value.IsUnknown || value.Along([]).Tensor is { Kind: ElementKind.Condition })
        {
            return value;
        }

        Report(at, BindingDiagnostics.ConditionNeeded, expression.Span, at.Quote(expression));
        return Operand.Unknown;
    }

    /// <summary>A value that is no longer noise waiting for axes.</summary>
    private static Operand Known(Operand operand) => operand.Along([]);
}
