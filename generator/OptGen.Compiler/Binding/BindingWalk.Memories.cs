using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>The hidden states of <c>prev</c>, <c>delay</c> and <c>last</c>.</summary>
internal sealed partial class BindingWalk
{
    /// <summary>A delay by a constant keeps one state for each step that it looks back; longer ones keep a history.</summary>
    private const int LongestChain = 64;

    /// <summary>The longest history whose length is a constant.</summary>
    private const int LongestHistory = 1_000_000;

    private int _memoryCount;

    /// <summary>Whether an expression remembers something from step to step.</summary>
    private bool CallsWithMemory(Place at, SyntaxNode node) =>
        RuleTree.Descendants(node).OfType<CallSyntax>().Any(call => Functions.Of(call) is { Kind: FunctionKind.Memory } || FindCalledRule(at, call) is not null);

    private void Remember(Place at, string key, Node value)
    {
        at.Scope[key] = HeldBy(key, value);
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
    private Value BindDelay(Place at, CallSyntax call, ExpressionSyntax expression, ExpressionSyntax steps)
    {
        if (BindSteps(at, call, steps) is not { } length)
        {
            return Unknown;
        }

        Value value = _arithmetic.Number(BindExpression(at, expression));
        if (length.Count <= LongestChain)
        {
            for (int i = 1; i <= length.Count; i++)
            {
                value = BindPrevious(at, $"{TextOf(at, call)}[{i}]", value, null);
            }

            return value;
        }

        if (value.Shape.Kind is ShapeKind.Block or ShapeKind.Unsized || value.Shape.IsHistory)
        {
            ReportLongDelay(at, expression, value.Shape);
            return Unknown;
        }

        string key = HistoryStates.Key(++_memoryCount);
        Node count = CountState(at, key, call);
        Dimension history = length.OfHistory(HistoryStates.CountKey(key));
        if (value.Shape.IsScalar)
        {
            Node stored = AddState(at, key, UniqueStateName(at.Frame.Prefix + TextOf(at, call)), Shape.OfRows(history));
            Remember(at, key, _graph.Remember(stored, value.Node, count));
            Remember(at, HistoryStates.CountKey(key), Next(count));
            return new Value(_graph.Recall(stored, count, Shape.Scalar));
        }

        if (value.Shape.IsVector)
        {
            Dimension side = value.Shape.Kind == ShapeKind.Row ? value.Shape.Height : value.Shape.Width;
            Node kept = AddState(at, key, UniqueStateName(at.Frame.Prefix + TextOf(at, call)), Shape.OfRows(Dimension.Product(length, side)));
            Remember(at, key, _graph.Remember(kept, value.Node, count));
            Remember(at, HistoryStates.CountKey(key), Next(count));
            return new Value(_graph.Recall(kept, count, value.Shape));
        }

        Dimension size = value.Shape == Shape.Element ? Dimension.Elements : Dimension.Product(value.Shape.Height, value.Shape.Width);
        Node ring = AddState(at, key, UniqueStateName(at.Frame.Prefix + TextOf(at, call)), Shape.Matrix(length, size));
        Node oldest = _graph.Matrix(MatrixFunction.Recall, value.Shape, ring, count);
        Remember(at, HistoryStates.CountKey(key), _graph.Matrix(MatrixFunction.Record, Shape.Scalar, ring, value.Node, count));
        return new Value(oldest);
    }

    private void ReportLongDelay(Place at, ExpressionSyntax expression, Shape shape)
    {
        if (shape.Kind == ShapeKind.Block)
        {
            Report(at, BindingDiagnostics.LongDelayOfBlocks, expression.Span, TextOf(at, expression), RuleLimits.Text(LongestChain));
        }
        else if (shape.IsUnsized)
        {
            Report(at, BindingDiagnostics.SizeUnknown, expression.Span);
        }
        else
        {
            Report(at, BindingDiagnostics.ScalarNeeded, expression.Span, TextOf(at, expression), "a number for each of the last steps");
        }
    }

    /// <summary>The last values of a number as a vector, that of this step among them; at first there are fewer.</summary>
    private Value BindLast(Place at, CallSyntax call, ExpressionSyntax expression, ExpressionSyntax steps)
    {
        Value value = _arithmetic.Number(BindExpression(at, expression));
        if (BindSteps(at, call, steps) is not { } length)
        {
            return Unknown;
        }

        if (!value.Shape.IsScalar)
        {
            Report(at, BindingDiagnostics.ScalarNeeded, expression.Span, TextOf(at, expression), value.Shape.Describe());
            return Unknown;
        }

        _memoryCount++;
        string identity = $"last:{value.Node.Id}:{length}";
        if (at.Memories.TryGetValue(identity, out (string Key, Node Before) known) && at.Scope.TryGet(known.Key, out Node remembered) && remembered == known.Before)
        {
            return new Value(known.Before);
        }

        string key = HistoryStates.Key(_memoryCount);
        Node count = CountState(at, key, call);
        Node stored = AddState(at, key, UniqueStateName(at.Frame.Prefix + TextOf(at, call)), Shape.OfRows(length.OfHistory(HistoryStates.CountKey(key))));
        Remember(at, key, _graph.Remember(stored, value.Node, count));
        Node values = at.Scope[key];
        Remember(at, HistoryStates.CountKey(key), Next(count));
        at.Memories[identity] = (key, values);
        return new Value(values);
    }

    /// <summary>How many values a history has had before the step.</summary>
    private Node CountState(Place at, string key, CallSyntax call) => AddState(at, HistoryStates.CountKey(key), UniqueStateName($"{at.Frame.Prefix}{TextOf(at, call)}.count"), Shape.Scalar);

    private Node Next(Node count) => _arithmetic.Add(new Value(count), _arithmetic.Constant(1)).Node;

    /// <summary>How many steps to look back: a whole number, or a hyperparameter, whose value is taken when a parameter is added.</summary>
    private Dimension? BindSteps(Place at, CallSyntax call, ExpressionSyntax steps)
    {
        int? number = ConstantEvaluator.WholeNumber(steps, at.Frame.LoopVariables);
        Dimension? length = number is null && steps is NameSyntax or IndexSyntax or BracketedSyntax && BindExpression(at, steps).Node is { Operation: Operation.Hyperparameter, IsCondition: false } hyperparameter
            ? Dimension.Counted(TextOf(at, steps), double.NaN, hyperparameter.Name, bound: null)
            : number is >= 1 and <= LongestHistory ? Dimension.Counted(TextOf(at, steps), number.Value, "", bound: null)
            : null;
        if (length is null)
        {
            Report(at, BindingDiagnostics.StepsNeeded, steps.Span, call.Function.Name.Text, TextOf(at, steps), LongestHistory.ToString());
        }

        return length;
    }
}
