using System.Runtime.CompilerServices;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

internal sealed partial class BindingPass
{
    /// <summary>What an expression that has been reported stands for, so that binding can go on.</summary>
    private Value Unknown => _arithmetic.Constant(0);

    private Value BindExpression(ExpressionSyntax expression)
    {
        if (expression is BinarySyntax binary)
        {
            return BindChain(binary);
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Checked(expression, BindByKind(expression));
    }

    /// <summary>
    /// Binds operators that stand side by side from left to right, one after the other: <c>a + b + c + …</c> is a tree as deep as it is long.
    /// </summary>
    private Value BindChain(BinarySyntax last)
    {
        Stack<BinarySyntax> chain = new();
        ExpressionSyntax first = last;
        for (; first is BinarySyntax binary; first = binary.Left)
        {
            chain.Push(binary);
        }

        int reported = _diagnostics.Count;
        Value value = BindExpression(first);
        foreach (BinarySyntax binary in chain)
        {
            value = Checked(binary, BindBinary(binary, value, hasMistake: _diagnostics.Count > reported));
        }

        return value;
    }

    /// <summary>Notes what an expression came to, unless its parts do not fit.</summary>
    private Value Checked(ExpressionSyntax expression, Value value)
    {
        if (!CheckShapes(expression.Span))
        {
            return Unknown;
        }

        if (ReferenceEquals(_text, _rule.Text))
        {
            _values[expression.Span] = value.Node;
        }

        return value;
    }

    private Value BindByKind(ExpressionSyntax expression) => expression switch
    {
        NumberSyntax number => _arithmetic.Constant(number.Value),
        BooleanSyntax boolean => new Value(_graph.Condition(boolean.Value)),
        NameSyntax name => BindName(name),
        IndexSyntax index => BindIndex(index),
        BracketedSyntax bracketed => BindExpression(bracketed.Inner),
        UnarySyntax unary => BindUnary(unary),
        ComparisonSyntax comparison => BindComparison(comparison),
        ConditionalSyntax conditional => BindConditional(conditional.Condition, conditional.WhenTrue, conditional.WhenFalse),
        AbsoluteValueSyntax absolute => _arithmetic.Call(Intrinsics.Abs, BindExpression(absolute.Operand)),
        NormSyntax norm => _arithmetic.Norm(BindReduced(norm.Operand), ReductionAxis.Parameter),
        InnerProductSyntax product => _arithmetic.Dot(BindReduced(product.Left), BindReduced(product.Right), ReductionAxis.Parameter),
        WithSyntax with => BindDisplacement(with.Call, with),
        MemberSyntax member => BindMember(member),
        CallSyntax call => BindCall(call),
        _ => Unknown,
    };

    private Value BindName(NameSyntax syntax)
    {
        RuleName name = syntax.Name;
        string key = WellKnownNames.Fold(name.Key);
        if (_frame.LoopVariables.TryGetValue(key, out int index))
        {
            return _arithmetic.Constant(index);
        }

        if (_scope.TryGet(_frame.Key(key), out Node node))
        {
            return new Value(node);
        }

        if (FindArray(key) is not null)
        {
            Report(BindingDiagnostics.ArrayNeedsIndex, syntax.Span, name.Text);
            return Unknown;
        }

        if (FindHyperparameter(_frame, key) is { } hyperparameter)
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
                return BindInitialWeights();
            }

            if (_frame.Names.Assigned.ContainsKey(name.BaseKey))
            {
                Report(BindingDiagnostics.NotANameHere, syntax.Span, name.Text, CountingHint(syntax));
                return Unknown;
            }
        }

        // Where the class declares it in vain, the one error is there.
        bool isReported = HasEnoughMistakes || !_rule.DeclaresHyperparameters && _frame.Caller is null && _declaredInVain.Contains(key);
        if (isReported || ReportBeyondLanguage(syntax))
        {
            return Unknown;
        }

        if (key == WellKnownNames.World)
        {
            Report(BindingDiagnostics.UnknownName, syntax.Span, name.Text, $"it stands before a point: {WorldForms}", "", "");
            return Unknown;
        }

        IEnumerable<string> candidates = _rule.Hyperparameters.Select(candidate => candidate.Name).Concat(_frame.Names.Assigned.Values).Concat(WellKnownNames.All);
        ReportUnknown(syntax, OtherNames.Find(name, _rule.Hyperparameters) ?? NearestName.Find(name.Text, candidates));
        return Unknown;
    }

    /// <summary>Reports a name that formulas in papers have and rules cannot; false where it is none of these.</summary>
    private bool ReportBeyondLanguage(NameSyntax name)
    {
        if (BeyondLanguage.Reason(name.Name.Text) is not { } reason)
        {
            return false;
        }

        Report(BindingDiagnostics.BeyondLanguage, name.Span, name.Name.Text, reason);
        return true;
    }

    private void ReportUnknown(SyntaxNode syntax, string? near)
    {
        string written = TextOf(syntax);
        string hint = near is null
            ? _rule.DeclaresHyperparameters ? $"declare it in the rule, '{written} := …', or assign it" : "make it a parameter of the class, or assign it in the rule"
            : LookAlikes.Skeleton(written) == LookAlikes.Skeleton(near) && written.Length == near.Length
                ? $"did you mean '{near}'? They look alike, but have {LookAlikes.CodePoint(written, near)} and {LookAlikes.CodePoint(near, written)}"
                : $"did you mean '{near}'?";
        string parameter = syntax is NameSyntax { Name.IsInitial: false } name && !_rule.DeclaresHyperparameters ? $"double {PropertyNames.Identifier(name.Name)}" : "";
        Report(BindingDiagnostics.UnknownName, syntax.Span, written, hint, near ?? "", parameter);
    }

    /// <summary>The weights as they were before the first step: a state that the first step fills before anything else.</summary>
    private Value BindInitialWeights()
    {
        if (!_scope.TryGet(InitialWeights, out Node node))
        {
            // Both branches of an 'if' may be the first to read them.
            node = _initialWeights ??= _graph.Select(FirstStep, _graph.Leaf(Operation.Weight, Shape.Element), AddState(InitialWeights, InitialWeights));
            _scope[InitialWeights] = node;
        }

        return new Value(node);
    }

    private Hyperparameter? FindArray(string key) =>
        _rule.Hyperparameters.FirstOrDefault(candidate => candidate.Key == key && candidate.Type == HyperparameterType.DoubleArray);

    private Value BindIndex(IndexSyntax index)
    {
        if (Loops.IndexedKey(index, _frame.LoopVariables) is not { } key)
        {
            Report(BindingDiagnostics.ConstantNeeded, index.Index.Span, "The index");
            return Unknown;
        }

        if (key == WellKnownNames.Weight + "[0]")
        {
            return BindInitialWeights();
        }

        if (_scope.TryGet(_frame.Key(key), out Node node))
        {
            return new Value(node);
        }

        if (FindArray(index.Target.Name.Key) is { } array)
        {
            int element = ConstantEvaluator.WholeNumber(index.Index, _frame.LoopVariables)!.Value;
            if (element is < 0 or >= RuleLimits.ArrayElements)
            {
                Report(BindingDiagnostics.NumberOutOfBounds, index.Index.Span, "An index of an array", "0", RuleLimits.Text(RuleLimits.ArrayElements - 1), RuleLimits.Text(element));
                return Unknown;
            }

            return new Value(_graph.Leaf(Operation.Hyperparameter, Shape.Scalar, array.ElementKey(element)));
        }

        if (index.Index is NumberSyntax { Value: 0 } && _frame.Names.Assigned.ContainsKey(WellKnownNames.Fold(index.Target.Name.Key)))
        {
            Report(BindingDiagnostics.NotANameHere, index.Span, TextOf(index), CountingHint(index.Target));
            return Unknown;
        }

        // What is declared with a type that is no array has been reported, or is one number.
        Hyperparameter? number = _rule.Hyperparameters.FirstOrDefault(candidate => candidate.Key == index.Target.Name.Key);
        if (number?.Type != HyperparameterType.Unsupported)
        {
            ReportUnknown(index, number?.Name);
        }

        return Unknown;
    }

    /// <summary>What to write where the index 0 was to number a state; nothing where the initial value is written as a subscript.</summary>
    private static string CountingHint(NameSyntax name) =>
        name.Name.IsInitial ? "" : $"; to number states, begin with '{name.Name.Text}[1]', or assign '{name.Name.Text}[i]' in a 'for i in 0..n'";

    private Value BindUnary(UnarySyntax unary)
    {
        switch (unary.Operator)
        {
            case UnaryOperator.Not:
                return new Value(_graph.Operate(Operation.Not, BindCondition(unary.Operand).Node));
            case UnaryOperator.Transpose:
                return BindTranspose(unary.Operand);
        }

        Value operand = BindExpression(unary.Operand);
        return unary.Operator switch
        {
            UnaryOperator.Negate => _arithmetic.Negate(operand),
            UnaryOperator.SquareRoot => _arithmetic.Call(Intrinsics.Sqrt, operand),
            UnaryOperator.CubeRoot => _arithmetic.Call(Intrinsics.Cbrt, operand),
            _ => _arithmetic.Number(operand),
        };
    }

    /// <param name="binary">The operator and what stands on its right.</param>
    /// <param name="left">What stands on its left.</param>
    /// <param name="hasMistake">Whether a mistake was reported there.</param>
    private Value BindBinary(BinarySyntax binary, Value left, bool hasMistake)
    {
        switch (binary.Operator)
        {
            case BinaryOperator.And:
            case BinaryOperator.Or:
                Operation operation = binary.Operator == BinaryOperator.And ? Operation.And : Operation.Or;
                Node first = AsCondition(binary.Left, left, hasMistake).Node;
                bool? needed = operation == Operation.And ? ValueGraph.Known(first) : !ValueGraph.Known(first);
                return new Value(_graph.Operate(operation, first, Where(binary.Left, needed, () => BindCondition(binary.Right)).Node));
            case BinaryOperator.MatrixProduct:
                return BindMatrixProduct(binary, left, hasMistake);
        }

        Value right = BindExpression(binary.Right);
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

    private Value BindComparison(ComparisonSyntax comparison)
    {
        List<Value> operands = [.. comparison.Operands.Select(BindExpression)];
        Value result = default;
        for (int i = 0; i < comparison.Operators.Count; i++)
        {
            Operation operation = comparison.Operators[i] switch
            {
                ComparisonOperator.Less => Operation.Less,
                ComparisonOperator.LessOrEqual => Operation.LessOrEqual,
                ComparisonOperator.Greater => Operation.Greater,
                ComparisonOperator.GreaterOrEqual => Operation.GreaterOrEqual,
                ComparisonOperator.Equal => Operation.Equal,
                _ => Operation.NotEqual,
            };
            Value link = _arithmetic.Compare(operation, operands[i], operands[i + 1]);
            result = i == 0 ? link : new Value(_graph.Operate(Operation.And, result.Node, link.Node));
        }

        return result;
    }

    private Value BindConditional(ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse)
    {
        Value chosen = BindCondition(condition);
        bool? holds = ValueGraph.Known(chosen.Node);
        return _arithmetic.Select(chosen, Where(condition, holds, () => BindExpression(whenTrue)), Where(condition, !holds, () => BindExpression(whenFalse)));
    }

    /// <summary>Binds what a condition decides about.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="isReached">Whether parameters come there; null where that is not known.</param>
    /// <param name="bind">Binds it.</param>
    private T Where<T>(ExpressionSyntax condition, bool? isReached, Func<T> bind)
    {
        bool wasGuarded = _isGuardedByRank;
        _isGuardedByRank |= !isReached ?? AsksForRank(condition);
        T bound = bind();
        _isGuardedByRank = wasGuarded;
        return bound;
    }

    private static bool AsksForRank(ExpressionSyntax condition) => RuleTree.Descendants(condition).OfType<NameSyntax>().Any(name => name.Name.Key == "ndim");

    private Value BindCondition(ExpressionSyntax expression)
    {
        int reported = _diagnostics.Count;
        Value value = BindExpression(expression);
        return AsCondition(expression, value, _diagnostics.Count > reported);
    }

    private Value AsCondition(ExpressionSyntax expression, Value value, bool hasMistake)
    {
        if (!value.IsCondition)
        {
            // What could not be bound is a number only because it has to be something.
            if (expression is not MissingExpressionSyntax && !hasMistake)
            {
                Report(BindingDiagnostics.ConditionNeeded, expression.Span, TextOf(expression));
            }

            return new Value(_graph.Condition(true));
        }

        return value;
    }
}
