using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>The hidden states of <c>prev</c>, <c>delay</c> and <c>last</c>.</summary>
internal sealed partial class BindingPass
{
    /// <summary>A delay by a constant keeps one state for each step that it looks back; longer ones keep a history.</summary>
    private const int LongestChain = 64;

    /// <summary>The longest history whose length is a constant.</summary>
    private const int LongestHistory = 1_000_000;

    private Dictionary<string, (string Key, Node Before)> _memories = new(StringComparer.Ordinal);
    private int _memoryCount;

    /// <summary>Whether an expression remembers something from step to step.</summary>
    private bool CallsWithMemory(SyntaxNode node) =>
        RuleTree.Descendants(node).OfType<CallSyntax>().Any(call => Functions.Of(call) is { Kind: FunctionKind.Memory } || FindCalledRule(call) is not null);

    private void Remember(string key, Node value)
    {
        _scope[key] = HeldBy(key, value);
        _assignedShapes[key] = value.Shape;
    }

    private string UniqueStateName(string text)
    {
        string name = text;
        for (int i = 2; _states.Values.Any(state => state.Name == name); i++)
        {
            name = $"{text} #{i}";
        }

        return name;
    }

    /// <summary>The value that an expression had some steps ago: 0 before there was one.</summary>
    private Value BindDelay(CallSyntax call, ExpressionSyntax expression, ExpressionSyntax steps)
    {
        if (BindSteps(call, steps) is not { } length)
        {
            return Unknown;
        }

        Value value = _arithmetic.Number(BindExpression(expression));
        if (length.Count <= LongestChain)
        {
            for (int i = 1; i <= length.Count; i++)
            {
                value = BindPrevious($"{TextOf(call)}[{i}]", value, null);
            }

            return value;
        }

        if (value.Shape.Kind is ShapeKind.Block or ShapeKind.Unsized || value.Shape.IsHistory)
        {
            ReportLongDelay(expression, value.Shape);
            return Unknown;
        }

        string key = HistoryStates.Key(++_memoryCount);
        Node count = CountState(key, call);
        Dimension history = length.OfHistory(HistoryStates.CountKey(key));
        if (value.Shape.IsScalar)
        {
            Node stored = AddState(key, UniqueStateName(_frame.Prefix + TextOf(call)), Shape.OfRows(history));
            Remember(key, _graph.Remember(stored, value.Node, count));
            Remember(HistoryStates.CountKey(key), Next(count));
            return new Value(_graph.Recall(stored, count, Shape.Scalar));
        }

        if (value.Shape.IsVector)
        {
            Dimension side = value.Shape.Kind == ShapeKind.Row ? value.Shape.Height : value.Shape.Width;
            Node kept = AddState(key, UniqueStateName(_frame.Prefix + TextOf(call)), Shape.OfRows(Dimension.Product(length, side)));
            Remember(key, _graph.Remember(kept, value.Node, count));
            Remember(HistoryStates.CountKey(key), Next(count));
            return new Value(_graph.Recall(kept, count, value.Shape));
        }

        Dimension size = value.Shape == Shape.Element ? Dimension.Elements : Dimension.Product(value.Shape.Height, value.Shape.Width);
        Node ring = AddState(key, UniqueStateName(_frame.Prefix + TextOf(call)), Shape.Matrix(length, size));
        Node oldest = _graph.Matrix(MatrixFunction.Recall, value.Shape, ring, count);
        Remember(HistoryStates.CountKey(key), _graph.Matrix(MatrixFunction.Record, Shape.Scalar, ring, value.Node, count));
        return new Value(oldest);
    }

    private void ReportLongDelay(ExpressionSyntax expression, Shape shape)
    {
        if (shape.Kind == ShapeKind.Block)
        {
            Report(BindingDiagnostics.LongDelayOfBlocks, expression.Span, TextOf(expression), RuleLimits.Text(LongestChain));
        }
        else if (shape.IsUnsized)
        {
            Report(BindingDiagnostics.SizeUnknown, expression.Span);
        }
        else
        {
            Report(BindingDiagnostics.ScalarNeeded, expression.Span, TextOf(expression), "a number for each of the last steps");
        }
    }

    /// <summary>The last values of a number as a vector, that of this step among them; at first there are fewer.</summary>
    private Value BindLast(CallSyntax call, ExpressionSyntax expression, ExpressionSyntax steps)
    {
        Value value = _arithmetic.Number(BindExpression(expression));
        if (BindSteps(call, steps) is not { } length)
        {
            return Unknown;
        }

        if (!value.Shape.IsScalar)
        {
            Report(BindingDiagnostics.ScalarNeeded, expression.Span, TextOf(expression), value.Shape.Describe());
            return Unknown;
        }

        _memoryCount++;
        string identity = $"last:{value.Node.Id}:{length}";
        if (_memories.TryGetValue(identity, out (string Key, Node Before) known) && _scope.TryGet(known.Key, out Node remembered) && remembered == known.Before)
        {
            return new Value(known.Before);
        }

        string key = HistoryStates.Key(_memoryCount);
        Node count = CountState(key, call);
        Node stored = AddState(key, UniqueStateName(_frame.Prefix + TextOf(call)), Shape.OfRows(length.OfHistory(HistoryStates.CountKey(key))));
        Remember(key, _graph.Remember(stored, value.Node, count));
        Node values = _scope[key];
        Remember(HistoryStates.CountKey(key), Next(count));
        _memories[identity] = (key, values);
        return new Value(values);
    }

    /// <summary>How many values a history has had before the step.</summary>
    private Node CountState(string key, CallSyntax call) => AddState(HistoryStates.CountKey(key), UniqueStateName($"{_frame.Prefix}{TextOf(call)}.count"), Shape.Scalar);

    private Node Next(Node count) => _arithmetic.Add(new Value(count), _arithmetic.Constant(1)).Node;

    /// <summary>How many steps to look back: a whole number, or a hyperparameter, whose value is taken when a parameter is added.</summary>
    private Dimension? BindSteps(CallSyntax call, ExpressionSyntax steps)
    {
        int? number = ConstantEvaluator.WholeNumber(steps, _frame.LoopVariables);
        Dimension? length = number is null && steps is NameSyntax or IndexSyntax or BracketedSyntax && BindExpression(steps).Node is { Operation: Operation.Hyperparameter, IsCondition: false } hyperparameter
            ? Dimension.Counted(TextOf(steps), double.NaN, hyperparameter.Name, bound: null)
            : number is >= 1 and <= LongestHistory ? Dimension.Counted(TextOf(steps), number.Value, "", bound: null)
            : null;
        if (length is null)
        {
            Report(BindingDiagnostics.StepsNeeded, steps.Span, call.Function.Name.Text, TextOf(steps), LongestHistory.ToString());
        }

        return length;
    }
}
