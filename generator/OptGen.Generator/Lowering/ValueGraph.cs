namespace OptGen.Generator.Lowering;

/// <summary>
/// The values of a rule. Making a node that is there already gives the one that is there, so common subexpressions are shared by
/// construction; operations on constants that every machine rounds alike are carried out at once.
/// </summary>
internal sealed class ValueGraph
{
    private readonly Dictionary<(Operation, string, string, long, bool), Node> _known = [];
    private readonly List<Node> _nodes = [];

    /// <summary>All values, inputs before what is made of them.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    public Node Constant(double value) =>
        Intern(Operation.Constant, [], Shape.Scalar, isCondition: false, value, "", function: null);

    public Node Condition(bool value) =>
        Intern(Operation.Constant, [], Shape.Scalar, isCondition: true, value ? 1 : 0, "", function: null);

    public Node Leaf(Operation operation, Shape shape, string name = "", bool isCondition = false) =>
        Intern(operation, [], shape, isCondition, 0, name, function: null);

    public Node Call(Intrinsic function, params Node[] arguments)
    {
        if (function.IsExact && function.Evaluate is { } evaluate && arguments.All(argument => argument.IsConstant))
        {
            return Constant(evaluate(arguments[0].Value, arguments.Length > 1 ? arguments[1].Value : 0));
        }

        return Intern(Operation.Call, arguments, Broadcast(arguments), function.IsCondition, 0, function.Name, function);
    }

    public Node Operate(Operation operation, params Node[] inputs)
    {
        if (inputs.All(input => input.IsConstant) && Folded(operation, inputs) is { } folded)
        {
            return folded;
        }

        bool isCondition = operation is >= Operation.Less and <= Operation.Not;
        return Intern(operation, inputs, Broadcast(inputs), isCondition, 0, "", function: null);
    }

    public Node Reduce(Reduction reduction, params Node[] inputs)
    {
        string name = $"{reduction.Kind} {reduction.Axis}";
        Shape shape = reduction.Axis switch
        {
            ReductionAxis.Row => Shape.Row,
            ReductionAxis.Column => Shape.Column,
            _ => Shape.Scalar,
        };
        return Intern(Operation.Reduce, inputs, shape, isCondition: false, 0, name, function: null, reduction);
    }

    /// <summary>Both arms must be numbers, or both conditions.</summary>
    public Node Select(Node condition, Node whenTrue, Node whenFalse)
    {
        if (whenTrue == whenFalse && Shape.Broadcast(condition.Shape, whenTrue.Shape) == whenTrue.Shape)
        {
            return whenTrue;
        }

        if (condition.IsConstant && whenTrue.Shape == whenFalse.Shape)
        {
            return condition.Value != 0 ? whenTrue : whenFalse;
        }

        Node[] inputs = [condition, whenTrue, whenFalse];
        return Intern(Operation.Select, inputs, Broadcast(inputs), whenTrue.IsCondition, 0, "", function: null);
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

    private Node Intern(Operation operation, Node[] inputs, Shape shape, bool isCondition, double value, string name, Intrinsic? function, Reduction reduction = default)
    {
        string identity = string.Join(",", inputs.Select(input => input.Id));
        var key = (operation, identity, name, BitConverter.DoubleToInt64Bits(value), isCondition);
        if (!_known.TryGetValue(key, out Node? node))
        {
            node = new Node(_nodes.Count, operation, inputs, shape, isCondition) { Value = value, Name = name, Function = function, Reduction = reduction };
            _known.Add(key, node);
            _nodes.Add(node);
        }

        return node;
    }

    private static Shape Broadcast(Node[] inputs) =>
        inputs.Aggregate(Shape.Scalar, (shape, input) => Shape.Broadcast(shape, input.Shape));
}
