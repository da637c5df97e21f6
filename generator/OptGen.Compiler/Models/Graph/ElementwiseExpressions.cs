using System.Globalization;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>
/// Arithmetic on the elements of tensors is that of rules: an expression is made of values that stand for its inputs, by <see cref="Arithmetic"/> or <see cref="DualArithmetic"/>,
/// and written down as tensors. So which products and sums are fused, what a power is, what is folded, and every idiom, are said once.
/// </summary>
/// <param name="graph">Where the tensors are made.</param>
/// <param name="fusedMultiplyAdd">Whether sums take products in unrounded.</param>
internal sealed class ElementwiseExpressions(TensorGraph graph, bool fusedMultiplyAdd = true)
{
    /// <summary>Makes an expression. Its tensor has those of the axes that what it is made of has: a constant that is left of a selection has none.</summary>
    /// <param name="axes">The axes of all inputs, in the order that the result and all between have.</param>
    /// <param name="expression">The value, from arithmetic and the values that stand for the inputs. One number is a scalar, all others are elements.</param>
    /// <param name="inputs">The inputs; they repeat along axes that they lack.</param>
    public TensorValue Make(IReadOnlyList<Axis> axes, Func<Arithmetic, IReadOnlyList<Value>, Value> expression, params TensorValue[] inputs)
    {
        ValueGraph scratch = new(cancellation: graph.Cancellation);
        Dictionary<Node, Tensor> tensors = [];
        Value[] values = [.. inputs.Select(input => new Value(NodeOf(input, scratch, tensors), input.IsProduct))];
        Value result = expression(new Arithmetic(scratch, fusedMultiplyAdd), values);
        InputsFirst.Visit(result.Node, tensors.ContainsKey, node => node.Inputs, node => tensors.Add(node, Written(node, tensors, axes)));
        return new(tensors[result.Node], result.IsProduct);
    }

    /// <summary>What stands for a tensor. A product stands for itself, so that it can be taken in.</summary>
    private static Node NodeOf(TensorValue input, ValueGraph scratch, Dictionary<Node, Tensor> tensors)
    {
        Stack<Tensor> negated = new();
        Tensor tensor = input.Tensor;
        for (; input.IsProduct && tensor is { Operation: TensorOperation.Elementwise, Content.Operation: Operation.Negate }; tensor = tensor.Inputs[0])
        {
            negated.Push(tensor);
        }

        bool isProduct = input.IsProduct && tensor is { Operation: TensorOperation.Elementwise, Content.Operation: Operation.Multiply };
        Node node = Known(
            isProduct ? scratch.Operate(Operation.Multiply, Leaf(tensor.Inputs[0], scratch, tensors), Leaf(tensor.Inputs[1], scratch, tensors)) : Leaf(tensor, scratch, tensors),
            tensor,
            tensors);
        while (negated.Count > 0)
        {
            node = Known(scratch.Operate(Operation.Negate, node), negated.Pop(), tensors);
        }

        return node;
    }

    private static Node Leaf(Tensor tensor, ValueGraph scratch, Dictionary<Node, Tensor> tensors) => Known(
        tensor.Operation != TensorOperation.Constant
            ? scratch.Leaf(Operation.Given, tensor.IsScalar ? Shape.Scalar : Shape.Element, tensor.Id.ToString(CultureInfo.InvariantCulture), tensor.Kind == ElementKind.Condition)
        : tensor.Kind == ElementKind.Condition ? scratch.Condition(tensor.Content.Value != 0)
        : scratch.Constant(tensor.Content.Value),
        tensor,
        tensors);

    private static Node Known(Node node, Tensor tensor, Dictionary<Node, Tensor> tensors)
    {
        if (!tensors.ContainsKey(node))
        {
            tensors.Add(node, tensor);
        }

        return node;
    }

    private Tensor Written(Node node, Dictionary<Node, Tensor> tensors, IReadOnlyList<Axis> axes)
    {
        Tensor[] inputs = [.. node.Inputs.Select(input => tensors[input])];
        Axis[] kept = [.. axes.Where(axis => inputs.Any(input => input.Has(axis)))];
        return node.Operation switch
        {
            Operation.Constant => node.IsCondition ? graph.Condition(node.Value != 0) : graph.Constant(node.Value),
            Operation.Call => graph.Call(node.Function!, kept, inputs),
            Operation.Widen => inputs[0],
            (>= Operation.Add and <= Operation.MultiplyAddNegated) or (>= Operation.Less and <= Operation.Select) => graph.Elementwise(node.Operation, kept, IsWhole(node.Operation, inputs), inputs),
            _ => throw new InvalidOperationException($"{node.Operation} is no operation on elements of tensors."),
        };
    }

    /// <summary>Whether the result is whole since all that it is made of is: integers have no gradient, and may index.</summary>
    private static bool IsWhole(Operation operation, Tensor[] inputs)
    {
        IEnumerable<Tensor> numbers = operation switch
        {
            Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Remainder or Operation.Negate or
                Operation.MultiplyAdd or Operation.MultiplySubtract or Operation.MultiplyAddNegated => inputs,
            Operation.Select => inputs.Skip(1),
            _ => [],
        };
        return numbers.Any(number => number.Kind == ElementKind.Integer) && numbers.All(IsWhole);
    }

    private static bool IsWhole(Tensor number) =>
        number.Kind == ElementKind.Integer || number.Operation == TensorOperation.Length ||
        (number is { Operation: TensorOperation.Constant, Kind: ElementKind.Number } && number.Content.Value == Math.Floor(number.Content.Value) && Math.Abs(number.Content.Value) <= int.MaxValue);
}
