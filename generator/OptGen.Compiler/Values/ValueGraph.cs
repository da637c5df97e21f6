using System.Globalization;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Values;

/// <summary>
/// The values of a rule. Making a node that is there already gives the one that is there, so common subexpressions are shared by
/// construction; operations on constants that every machine rounds alike are carried out at once.
/// </summary>
/// <param name="specialisation">The ranks that the values are for; null where they are for all.</param>
/// <param name="cancellation">Ends all work on the values.</param>
internal sealed class ValueGraph(RankSpecialisation? specialisation = null, CancellationToken cancellation = default)
{
    private readonly Dictionary<(Operation, string, string, long, bool, Shape), Node> _known = [];
    private readonly List<Node> _nodes = [];
    private (Shape First, Shape Second)? _conflict;
    private readonly List<Node> _rankConditions = [];
    private readonly List<Node> _totals = [];
    private readonly Dictionary<Node, Node> _countedForAll = [];

    /// <summary>All values, inputs before what is made of them.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Ends all work on the values.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The comparisons that the rank of a parameter decides; none in a graph for certain ranks, where they are decided.</summary>
    public IReadOnlyList<Node> RankConditions => _rankConditions;

    /// <summary>The reductions over all parameters, in the order in which they were asked for, each as often.</summary>
    public IReadOnlyList<Node> Totals => _totals;

    public Node Constant(double value) =>
        Intern(Operation.Constant, [], Shape.Scalar, new() { Value = value });

    public Node Condition(bool value) =>
        Intern(Operation.Constant, [], Shape.Scalar, new() { IsCondition = true, Value = value ? 1 : 0 });

    public Node Leaf(Operation operation, Shape shape, string name = "", bool isCondition = false) =>
        Intern(operation, [], shape, new() { IsCondition = isCondition, Name = name });

    public Node Call(Intrinsic function, params Node[] arguments)
    {
        if (function.IsExact && function.Evaluate is { } evaluate && arguments.All(argument => argument.IsConstant))
        {
            return Constant(evaluate(arguments[0].Value, arguments.Length > 1 ? arguments[1].Value : 0));
        }

        return Intern(Operation.Call, arguments, Broadcast(arguments), new() { IsCondition = function.IsCondition, Name = function.Name, Function = function });
    }

    public Node Operate(Operation operation, params Node[] inputs)
    {
        if (inputs.All(input => input.IsConstant) && Folded(operation, inputs) is { } folded)
        {
            return folded;
        }

        if (Decided(operation, inputs) is { } decided)
        {
            return decided;
        }

        bool isCondition = operation is >= Operation.Less and <= Operation.Not;
        Node node = Intern(operation, inputs, Broadcast(inputs), new() { IsCondition = isCondition });
        if (!RankCondition.Is(node))
        {
            return node;
        }

        if (specialisation is not null)
        {
            return Condition(RankCondition.Holds(node, specialisation.Rank));
        }

        if (!_rankConditions.Contains(node))
        {
            _rankConditions.Add(node);
        }

        return node;
    }

    /// <summary>Noise of one call of the rule: two calls are two values, however alike they are written.</summary>
    public Node Noise(Operation distribution, int call, Shape shape) =>
        Intern(distribution, [Leaf(Operation.NoiseKey, Shape.Scalar)], shape, new() { Name = call.ToString(CultureInfo.InvariantCulture) });

    public Node Reduce(Reduction reduction, params Node[] inputs)
    {
        string name = $"{reduction.Kind} {NameOf(reduction.Scope)}";
        Shape reduced = Broadcast(inputs);
        if (reduced == Shape.Element || (reduced.IsAxis && reduction.Axis != ReductionAxis.Parameter))
        {
            inputs = [.. inputs.Select(Spread)];
        }

        if (reduction.Axis == ReductionAxis.Axis)
        {
            return Intern(Operation.Along, [.. inputs.Select(input => Collect(ReductionAxis.Axis, input))], reduction.Scope.Shape, new() { Name = name, Reduction = reduction });
        }

        Shape shape = ShapeOf(reduction.Scope, reduced);
        if (reduction.Axis != ReductionAxis.All)
        {
            return Intern(Operation.Reduce, inputs, shape, new() { Name = name, Reduction = reduction });
        }

        // Two totals that are of the same values at one rank may be of others at another.
        int? total = specialisation?.Total(_totals.Count);
        Node node = Intern(Operation.Reduce, inputs, Shape.Scalar, new() { Name = $"{name} {total}", Reduction = reduction, Total = total });
        _totals.Add(node);
        return node;
    }

    /// <summary>A quantile of elements, or of the numbers of a vector.</summary>
    public Node Quantile(ReductionScope scope, Node values, Node share) =>
        values.IsVector && scope.Axis == ReductionAxis.Parameter
            ? QuantileOf(values, scope, share, Shape.Scalar)
            : QuantileOf(Collect(scope, scope.Axis == ReductionAxis.All ? values : Spread(values)), scope, share, ShapeOf(scope, values.Shape));

    private Node QuantileOf(Node source, ReductionScope scope, Node share, Shape shape) =>
        Intern(Operation.Quantile, [source, share], shape, new() { Name = NameOf(scope), Reduction = new Reduction(default, scope) });

    /// <summary>The shape of what a reduction over some scope makes of a value.</summary>
    private static Shape ShapeOf(ReductionScope scope, Shape reduced) => scope.Axis switch
    {
        ReductionAxis.Row when reduced.IsElementwise => Shape.OfRows(reduced.Height),
        ReductionAxis.Column when reduced.IsElementwise => Shape.OfColumns(reduced.Width),
        _ => scope.Shape,
    };

    /// <summary>What is put aside is ordered anew, hence for each scope by itself.</summary>
    private Node Collect(ReductionScope scope, Node values)
    {
        Reduction reduction = new(default, scope);
        if (scope.Axis != ReductionAxis.All)
        {
            return Intern(Operation.Collect, [values], Shape.Scalar, new() { Name = NameOf(scope), Reduction = reduction });
        }

        int? total = specialisation?.Total(_totals.Count);
        Node node = Intern(Operation.Collect, [values], Shape.Scalar, new() { Name = $"{NameOf(scope)} {total}", Reduction = reduction, Total = total });
        _totals.Add(node);
        return node;
    }

    private static string NameOf(ReductionScope scope) => $"{scope.Axis} {scope.Block?.Name}{scope.Number} {scope.IsOnce}";

    /// <summary>The numbers of an axis at all elements; other values as they are.</summary>
    private Node Spread(Node value)
    {
        if (!value.Shape.IsAxis)
        {
            return value;
        }

        Node number = value.IsCondition ? Operate(Operation.Number, value) : value;
        Node spread = Matrix(MatrixFunction.Spread, Shape.Element, number);
        return value.IsCondition ? Operate(Operation.NotEqual, spread, Constant(0)) : spread;
    }

    /// <summary>The values of the last steps, with that of this step.</summary>
    public Node Remember(Node stored, Node value, Node count) => Intern(Operation.Remember, [stored, value, count], stored.Shape, new() { Name = stored.Name });

    /// <summary>The oldest of the values of the last steps; 0 where there have been fewer.</summary>
    public Node Recall(Node stored, Node count, Shape shape) => Intern(Operation.Recall, [stored, count], shape, new() { Name = stored.Name });

    /// <summary>A function of whole matrices.</summary>
    public Node Matrix(MatrixFunction function, Shape shape, params Node[] inputs) =>
        Intern(Operation.Matrix, inputs, shape, new() { Name = function.ToString(), Matrix = function });

    /// <summary>The numbers of a vector in order, or their places.</summary>
    public Node OrderVector(Operation operation, Node vector) => Intern(operation, [vector], vector.Shape, NodeContent.None);

    /// <summary>A vector of rows as one of columns, or the other way round.</summary>
    public Node TransposeVector(Node vector) => vector.Operation == Operation.TransposedVector
        ? vector.Inputs[0]
        : Intern(Operation.TransposedVector, [vector], vector.Shape.Kind == ShapeKind.Row ? Shape.OfColumns(vector.Shape.Height) : Shape.OfRows(vector.Shape.Width), NodeContent.None);

    /// <summary>The value with a size, if it had none.</summary>
    public Node Sized(Node node, Shape shape)
    {
        if (!node.Shape.IsUnsized)
        {
            return node;
        }

        Dictionary<Node, Node> sized = [];
        Node Of(Node value) => value.Shape.IsUnsized ? sized[value] : value;
        InputsFirst.Visit(
            node,
            value => !value.Shape.IsUnsized || sized.ContainsKey(value),
            value => value.Inputs,
            value => sized.Add(value, Intern(value.Operation, [.. value.Inputs.Select(Of)], shape, value.Content with { Total = value.Total })));
        return sized[node];
    }

    /// <summary>A scalar that counts the steps of the optimizer where it counted those of a parameter; what is reduced still counts the latter.</summary>
    public Node CountedForAll(Node value)
    {
        InputsFirst.Visit(
            value,
            _countedForAll.ContainsKey,
            made => made.Operation is Operation.Reduce or Operation.Collect ? [] : made.Inputs,
            made => _countedForAll.Add(made, MakeCountedForAll(made)));
        return _countedForAll[value];
    }

    private Node MakeCountedForAll(Node value)
    {
        if (value.Operation == Operation.StepNumber)
        {
            return Leaf(Operation.StepNumberOfAll, Shape.Scalar);
        }

        if (value.Inputs.Count == 0 || value.Operation is Operation.Reduce or Operation.Collect)
        {
            return value;
        }

        Node[] inputs = [.. value.Inputs.Select(input => _countedForAll[input])];
        return inputs.SequenceEqual(value.Inputs) ? value : value.Operation switch
        {
            Operation.Call => Call(value.Function!, inputs),
            Operation.Select => Select(inputs[0], inputs[1], inputs[2]),
            Operation.Quantile => QuantileOf(inputs[0], value.Reduction.Scope, inputs[1], value.Shape),
            Operation.Remember => Remember(inputs[0], inputs[1], inputs[2]),
            Operation.Recall => Recall(inputs[0], inputs[1], value.Shape),
            _ => Operate(value.Operation, inputs),
        };
    }

    /// <summary>Both arms must be numbers, or both conditions.</summary>
    public Node Select(Node condition, Node whenTrue, Node whenFalse)
    {
        if (whenTrue == whenFalse && Shape.Broadcast(condition.Shape, whenTrue.Shape) == whenTrue.Shape)
        {
            return whenTrue;
        }

        Node[] inputs = [condition, whenTrue, whenFalse];
        if (Known(condition) is { } holds)
        {
            return Widen(holds ? whenTrue : whenFalse, Broadcast(inputs));
        }

        return Intern(Operation.Select, inputs, Broadcast(inputs), new() { IsCondition = whenTrue.IsCondition });
    }

    /// <summary>A value in a shape that is as wide as its own or wider; what is made of it is computed as in that shape.</summary>
    public Node Widen(Node value, Shape shape) =>
        value.Shape == shape ? value : Intern(Operation.Widen, [value], shape, new() { IsCondition = value.IsCondition, Name = shape.ToString() });

    /// <summary>Whether a condition is known to hold, or not to; null where it is not known.</summary>
    public static bool? Known(Node condition)
    {
        while (condition.Operation == Operation.Widen)
        {
            condition = condition.Inputs[0];
        }

        return condition.IsConstant ? condition.Value != 0 : null;
    }

    /// <summary>What is left of a logical operation of which one side is known.</summary>
    private Node? Decided(Operation operation, Node[] inputs)
    {
        if (operation is not (Operation.And or Operation.Or or Operation.Not) || inputs.All(input => Known(input) is null))
        {
            return null;
        }

        Shape shape = Broadcast(inputs);
        if (operation == Operation.Not)
        {
            return Widen(Condition(Known(inputs[0]) == false), shape);
        }

        (Node known, Node other) = Known(inputs[0]) is not null ? (inputs[0], inputs[1]) : (inputs[1], inputs[0]);
        bool decides = operation == Operation.Or;
        return Widen(Known(known) == decides ? Condition(decides) : other, shape);
    }

    private Node? Folded(Operation operation, Node[] inputs)
    {
        double a = inputs[0].Value;
        double b = inputs.Length > 1 ? inputs[1].Value : 0;
        return operation switch
        {
            Operation.Add => Constant(a + b),
            Operation.Subtract => Constant(a - b),
            Operation.Multiply => Constant(a * b),
            Operation.Divide => Constant(a / b),
            Operation.Remainder => Constant(a % b),
            Operation.Negate => Constant(-a),
            Operation.Number => Constant(a),
            Operation.Less => Condition(a < b),
            Operation.LessOrEqual => Condition(a <= b),
            Operation.Greater => Condition(a > b),
            Operation.GreaterOrEqual => Condition(a >= b),
            Operation.Equal => Condition(a == b),
            Operation.NotEqual => Condition(a != b),
            Operation.And => Condition(a != 0 && b != 0),
            Operation.Or => Condition(a != 0 || b != 0),
            Operation.Not => Condition(a == 0),
            _ => null,
        };
    }

    private Node Intern(Operation operation, Node[] inputs, Shape shape, NodeContent content)
    {
        // What had no size has that of what it is used with.
        inputs = operation is Operation.Matrix or Operation.Reduce || shape.IsUnsized ? inputs : [.. inputs.Select(input => shape == Shape.Element ? Spread(Sized(input, shape)) : Sized(input, shape))];
        string identity = string.Join(",", inputs.Select(input => input.Id));
        var key = (operation, identity, content.Name, BitConverter.DoubleToInt64Bits(content.Value), content.IsCondition, shape);
        cancellation.ThrowIfCancellationRequested();
        if (!_known.TryGetValue(key, out Node? node))
        {
            if (_nodes.Count == RuleLimits.Values)
            {
                throw new BeyondLimitException(RuleDiagnostic.Create(BindingDiagnostics.TooManyOperations.Id, default, RuleLimits.Text(RuleLimits.Operations)));
            }

            node = new Node(_nodes.Count, operation, inputs, shape, content);
            _known.Add(key, node);
            _nodes.Add(node);
        }

        return node;
    }

    /// <summary>Two shapes that were used together since this was last asked and do not fit; null where all did.</summary>
    public (Shape First, Shape Second)? TakeConflict()
    {
        (Shape, Shape)? conflict = _conflict;
        _conflict = null;
        return conflict;
    }

    private Shape Broadcast(Node[] inputs)
    {
        Shape shape = Shape.Scalar;
        foreach (Node input in inputs)
        {
            if (Shape.Fit(shape, input.Shape) is not { } both)
            {
                _conflict ??= (shape, input.Shape);
                continue;
            }

            shape = both;
        }

        return shape;
    }
}
