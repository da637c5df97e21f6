using System.Runtime.CompilerServices;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

internal sealed partial class BindingWalk
{
    /// <summary>What an expression that has been reported stands for, so that binding can go on.</summary>
    private Value Unknown => _arithmetic.Constant(0);

    private Value BindExpression(Place at, ExpressionSyntax expression)
    {
        if (expression is BinarySyntax binary)
        {
            return BindChain(at, binary);
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Checked(at, expression, BindByKind(at, expression));
    }

    /// <summary>
    /// Binds operators that stand side by side from left to right, one after the other: <c>a + b + c + …</c> is a tree as deep as it is long.
    /// </summary>
    private Value BindChain(Place at, BinarySyntax last)
    {
        Stack<BinarySyntax> chain = new();
        ExpressionSyntax first = last;
        for (; first is BinarySyntax binary; first = binary.Left)
        {
            chain.Push(binary);
        }

        int reported = _diagnostics.Count;
        Value value = BindExpression(at, first);
        foreach (BinarySyntax binary in chain)
        {
            value = Checked(at, binary, BindBinary(at, binary, value, hasMistake: _diagnostics.Count > reported));
        }

        return value;
    }

    /// <summary>Notes what an expression came to, unless its parts do not fit.</summary>
    private Value Checked(Place at, ExpressionSyntax expression, Value value)
    {
        if (!CheckShapes(at, expression.Span))
        {
            return Unknown;
        }

        if (ReferenceEquals(at.Text, _rule.Text))
        {
            _values[expression.Span] = value.Node;
        }

        return value;
    }

    private Value BindByKind(Place at, ExpressionSyntax expression) => expression switch
    {
        NumberSyntax number => _arithmetic.Constant(number.Value),
        BooleanSyntax boolean => new Value(_graph.Condition(boolean.Value)),
        NameSyntax name => BindName(at, name),
        IndexSyntax index => BindIndex(at, index),
        BracketedSyntax bracketed => BindExpression(at, bracketed.Inner),
        UnarySyntax unary => BindUnary(at, unary),
        ComparisonSyntax comparison => BindComparison(at, comparison),
        ConditionalSyntax conditional => BindConditional(at, conditional.Condition, conditional.WhenTrue, conditional.WhenFalse),
        AbsoluteValueSyntax absolute => _arithmetic.Call(Intrinsics.Abs, BindExpression(at, absolute.Operand)),
        NormSyntax norm => _arithmetic.Norm(BindReduced(at, norm.Operand), ReductionAxis.Parameter),
        InnerProductSyntax product => _arithmetic.Dot(BindReduced(at, product.Left), BindReduced(at, product.Right), ReductionAxis.Parameter),
        WithSyntax with => BindDisplacement(at, with.Call, with),
        MemberSyntax member => BindMember(at, member),
        CallSyntax call => BindCall(at, call),
        _ => Unknown,
    };

    private Value BindName(Place at, NameSyntax syntax)
    {
        RuleName name = syntax.Name;
        string key = WellKnownNames.Fold(name.Key);
        if (at.Frame.LoopVariables.TryGetValue(key, out int index))
        {
            return _arithmetic.Constant(index);
        }

        if (at.Scope.TryGet(at.Frame.Key(key), out Node node))
        {
            return new Value(node);
        }

        if (FindArray(key) is not null)
        {
            Report(at, BindingDiagnostics.ArrayNeedsIndex, syntax.Span, name.Text);
            return Unknown;
        }

        if (FindHyperparameter(at, at.Frame, key) is { } hyperparameter)
        {
            return hyperparameter;
        }

        if (WellKnownNames.TryGetReadOnly(key, out Operation operation, out _))
        {
            return operation switch
            {
                Operation.Constant => _arithmetic.Constant(Math.PI),
                Operation.Matrix => _arithmetic.Matrix(MatrixFunction.Identity, Shape.Unsized),
                Operation.Given => new Value(Give(key, name.Text, Shape.Element)),
                _ => new Value(_graph.Leaf(operation, operation == Operation.ElementIndex ? Shape.Element : Shape.Scalar)),
            };
        }

        if (name.IsInitial)
        {
            if (WellKnownNames.Fold(name.BaseKey) == WellKnownNames.Weight)
            {
                return BindInitialWeights(at);
            }

            if (at.Frame.Names.Assigned.ContainsKey(name.BaseKey))
            {
                Report(at, BindingDiagnostics.NotANameHere, syntax.Span, name.Text, CountingHint(syntax));
                return Unknown;
            }
        }

        // Where the class declares it in vain, the one error is there.
        bool isReported = HasEnoughMistakes || !_rule.DeclaresHyperparameters && at.Frame.Caller is null && _declaredInVain.Contains(key);
        if (isReported || ReportBeyondLanguage(at, syntax))
        {
            return Unknown;
        }

        if (key == WellKnownNames.World)
        {
            Report(at, BindingDiagnostics.UnknownName, syntax.Span, name.Text, $"it stands before a point: {WorldForms}", "", "");
            return Unknown;
        }

        IEnumerable<string> candidates = _rule.Hyperparameters.Select(candidate => candidate.Name).Concat(at.Frame.Names.Assigned.Values).Concat(WellKnownNames.All);
        ReportUnknown(at, syntax, OtherNames.Find(name, _rule.Hyperparameters) ?? NearestName.Find(name.Text, candidates));
        return Unknown;
    }

    /// <summary>Reports a name that formulas in papers have and rules cannot; false where it is none of these.</summary>
    private bool ReportBeyondLanguage(Place at, NameSyntax name)
    {
        if (BeyondLanguage.Reason(name.Name.Text) is not { } reason)
        {
            return false;
        }

        Report(at, BindingDiagnostics.BeyondLanguage, name.Span, name.Name.Text, reason);
        return true;
    }

    private void ReportUnknown(Place at, SyntaxNode syntax, string? near)
    {
        string written = TextOf(at, syntax);
        string hint = near is null
            ? _rule.DeclaresHyperparameters ? $"declare it in the rule, '{written} := …', or assign it" : "make it a parameter of the class, or assign it in the rule"
            : LookAlikes.Skeleton(written) == LookAlikes.Skeleton(near) && written.Length == near.Length
                ? $"did you mean '{near}'? They look alike, but have {LookAlikes.CodePoint(written, near)} and {LookAlikes.CodePoint(near, written)}"
                : $"did you mean '{near}'?";
        string parameter = syntax is NameSyntax { Name.IsInitial: false } name && !_rule.DeclaresHyperparameters ? $"double {PropertyNames.Identifier(name.Name)}" : "";
        Report(at, BindingDiagnostics.UnknownName, syntax.Span, written, hint, near ?? "", parameter);
    }

    /// <summary>The weights as they were before the first step: a state that the first step fills before anything else.</summary>
    private Value BindInitialWeights(Place at)
    {
        if (!at.Scope.TryGet(InitialWeights, out Node node))
        {
            // Both branches of an 'if' may be the first to read them.
            node = _initialWeights ??= _graph.Select(FirstStep, _graph.Leaf(Operation.Weight, Shape.Element), AddState(at, InitialWeights, InitialWeights));
            at.Scope[InitialWeights] = node;
        }

        return new Value(node);
    }

    private Hyperparameter? FindArray(string key) =>
        _rule.Hyperparameters.FirstOrDefault(candidate => candidate.Key == key && candidate.Type == HyperparameterType.DoubleArray);

    private Value BindIndex(Place at, IndexSyntax index)
    {
        if (Loops.IndexedKey(index, at.Frame.LoopVariables) is not { } key)
        {
            Report(at, BindingDiagnostics.ConstantNeeded, index.Index.Span, "The index");
            return Unknown;
        }

        if (key == WellKnownNames.Weight + "[0]")
        {
            return BindInitialWeights(at);
        }

        if (at.Scope.TryGet(at.Frame.Key(key), out Node node))
        {
            return new Value(node);
        }

        if (FindArray(index.Target.Name.Key) is { } array)
        {
            int element = ConstantEvaluator.WholeNumber(index.Index, at.Frame.LoopVariables)!.Value;
            if (element is < 0 or >= RuleLimits.ArrayElements)
            {
                Report(at, BindingDiagnostics.NumberOutOfBounds, index.Index.Span, "An index of an array", "0", RuleLimits.Text(RuleLimits.ArrayElements - 1), RuleLimits.Text(element));
                return Unknown;
            }

            return new Value(_graph.Leaf(Operation.Hyperparameter, Shape.Scalar, array.ElementKey(element)));
        }

        if (index.Index is NumberSyntax { Value: 0 } && at.Frame.Names.Assigned.ContainsKey(WellKnownNames.Fold(index.Target.Name.Key)))
        {
            Report(at, BindingDiagnostics.NotANameHere, index.Span, TextOf(at, index), CountingHint(index.Target));
            return Unknown;
        }

        // What is declared with a type that is no array has been reported, or is one number.
        Hyperparameter? number = _rule.Hyperparameters.FirstOrDefault(candidate => candidate.Key == index.Target.Name.Key);
        if (number?.Type != HyperparameterType.Unsupported)
        {
            ReportUnknown(at, index, number?.Name);
        }

        return Unknown;
    }

    /// <summary>What to write where the index 0 was to number a state; nothing where the initial value is written as a subscript.</summary>
    private static string CountingHint(NameSyntax name) =>
        name.Name.IsInitial ? "" : $"; to number states, begin with '{name.Name.Text}[1]', or assign '{name.Name.Text}[i]' in a 'for i in 0..n'";

    private Value BindUnary(Place at, UnarySyntax unary)
    {
        switch (unary.Operator)
        {
            case UnaryOperator.Not:
                return new Value(_graph.Operate(Operation.Not, BindCondition(at, unary.Operand).Node));
            case UnaryOperator.Transpose:
                return BindTranspose(at, unary.Operand);
        }

        Value operand = BindExpression(at, unary.Operand);
        return unary.Operator switch
        {
            UnaryOperator.Negate => _arithmetic.Negate(operand),
            UnaryOperator.SquareRoot => _arithmetic.Call(Intrinsics.Sqrt, operand),
            UnaryOperator.CubeRoot => _arithmetic.Call(Intrinsics.Cbrt, operand),
            _ => _arithmetic.Number(operand),
        };
    }

    /// <param name="at">Where it stands.</param>
    /// <param name="binary">The operator and what stands on its right.</param>
    /// <param name="left">What stands on its left.</param>
    /// <param name="hasMistake">Whether a mistake was reported there.</param>
    private Value BindBinary(Place at, BinarySyntax binary, Value left, bool hasMistake)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.And:
            case BinaryOperator.Or:
                Operation operation = binary.Operator == BinaryOperator.And ? Operation.And : Operation.Or;
                Node first = AsCondition(at, binary.Left, left, hasMistake).Node;
                bool? needed = operation == Operation.And ? ValueGraph.Known(first) : !ValueGraph.Known(first);
                return new Value(_graph.Operate(operation, first, Where(at, binary.Left, needed, inner => BindCondition(inner, binary.Right)).Node));
            case BinaryOperator.MatrixProduct:
                return BindMatrixProduct(at, binary, left, hasMistake);
        }

        Value right = BindExpression(at, binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.Add => _arithmetic.Add(left, right),
            BinaryOperator.Subtract => _arithmetic.Subtract(left, right),
            BinaryOperator.Multiply => _arithmetic.Multiply(left, right),
            BinaryOperator.Divide => _arithmetic.Divide(left, right),
            BinaryOperator.Remainder => _arithmetic.Remainder(left, right),
            _ => _arithmetic.Power(left, right),
        };
    }

    private Value BindComparison(Place at, ComparisonSyntax comparison)
    {
        List<Value> operands = [.. comparison.Operands.Select(argument => BindExpression(at, argument))];
        Value result = default;
        for (int i = 0; i < comparison.Operators.Count; i++)
        {
            Operation operation = ComparisonOperations.Of(comparison.Operators[i]);
            Value link = _arithmetic.Compare(operation, operands[i], operands[i + 1]);
            result = i == 0 ? link : new Value(_graph.Operate(Operation.And, result.Node, link.Node));
        }

        return result;
    }

    private Value BindConditional(Place at, ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse)
    {
        Value chosen = BindCondition(at, condition);
        bool? holds = ValueGraph.Known(chosen.Node);
        return _arithmetic.Select(chosen, Where(at, condition, holds, inner => BindExpression(inner, whenTrue)), Where(at, condition, !holds, inner => BindExpression(inner, whenFalse)));
    }

    /// <summary>Binds what a condition decides about.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="isReached">Whether parameters come there; null where that is not known.</param>
    /// <param name="bind">Binds it.</param>
    private T Where<T>(Place at, ExpressionSyntax condition, bool? isReached, Func<Place, T> bind) =>
        bind(at with { IsGuardedByRank = at.IsGuardedByRank || (!isReached ?? AsksForRank(condition)) });

    private static bool AsksForRank(ExpressionSyntax condition) => RuleTree.Descendants(condition).OfType<NameSyntax>().Any(name => name.Name.Key == "ndim");

    private Value BindCondition(Place at, ExpressionSyntax expression)
    {
        int reported = _diagnostics.Count;
        Value value = BindExpression(at, expression);
        return AsCondition(at, expression, value, _diagnostics.Count > reported);
    }

    private Value AsCondition(Place at, ExpressionSyntax expression, Value value, bool hasMistake)
    {
        if (!value.IsCondition)
        {
            // What could not be bound is a number only because it has to be something.
            if (expression is not MissingExpressionSyntax && !hasMistake)
            {
                Report(at, BindingDiagnostics.ConditionNeeded, expression.Span, TextOf(at, expression));
            }

            return new Value(_graph.Condition(true));
        }

        return value;
    }
}
