using System.Globalization;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Surface;

/// <summary>
/// The graph of a call as textbooks draw it: one node for each operation. Numbers that no data and no parameter changes stand within the node that takes them, a fused product and
/// sum are two nodes, and what only gives axes other names is none.
/// </summary>
internal sealed class DrawnGraph
{
    /// <summary>More than anybody can tell apart: such a model has no figure, and its generated code no description of it.</summary>
    private const int MostTensors = 300;

    private readonly TensorGraph _graph;
    private readonly Derivatives? _derivatives;
    private readonly Dictionary<Tensor, string> _names = [];
    private readonly Dictionary<Tensor, int> _places = [];
    private readonly Dictionary<Tensor, bool> _fixed = [];
    private readonly List<DrawnNode> _nodes = [];
    private readonly TensorText _text;

    private DrawnGraph(BoundModel model, Tensor root, IReadOnlyList<Tensor> reached)
    {
        _graph = model.Graph;
        bool isLoss = model.Training.Loss == root;
        Tensor[] leaves = [.. reached.Where(tensor => tensor is { Operation: TensorOperation.Data or TensorOperation.Parameter, Kind: ElementKind.Number })];
        _derivatives = isLoss ? Adjoint.Derive(_graph, root, leaves) : null;
        _text = new(tensor => tensor.Operation == TensorOperation.Hyperparameter ? tensor.Content.Name : null);
        foreach ((string name, Tensor value) in (isLoss ? model.Training : model.Evaluation).Values.Append((isLoss ? "loss" : "result", root)))
        {
            _names[Source(value)] = name;
        }

        foreach (Tensor tensor in reached)
        {
            _fixed[tensor] = tensor.Operation is TensorOperation.Constant or TensorOperation.Length or TensorOperation.Hyperparameter || (tensor.Inputs.Count > 0 && tensor.Inputs.All(input => _fixed[input]));
            if (!_fixed[tensor] && Source(tensor) == tensor)
            {
                Add(tensor);
            }
        }
    }

    /// <summary>The nodes of a call that takes gradients, inputs first, or of one for the result where the model has no loss; none where there are too many.</summary>
    public static IReadOnlyList<DrawnNode> Of(BoundModel model)
    {
        if ((model.Training.Loss ?? model.Evaluation.Result) is not { } root)
        {
            return [];
        }

        IReadOnlyList<Tensor> reached = ModelTensors.Reached([root]);
        return reached.Count > MostTensors ? [] : new DrawnGraph(model, root, reached)._nodes;
    }

    /// <summary>What has the same numbers in the same order.</summary>
    private static Tensor Source(Tensor tensor)
    {
        while (tensor.Operation is TensorOperation.Relabel or TensorOperation.Split or TensorOperation.Merge)
        {
            tensor = tensor.Inputs[0];
        }

        return tensor;
    }

    private void Add(Tensor tensor)
    {
        if (tensor.Inputs.Count == 0)
        {
            Add(tensor, Gradient(tensor), _text.Of(tensor), []);
            return;
        }

        Operation operation = tensor.Operation == TensorOperation.Elementwise ? tensor.Content.Operation : Operation.Constant;
        if (operation is Operation.MultiplyAdd or Operation.MultiplySubtract or Operation.MultiplyAddNegated)
        {
            Tensor product = Product(tensor, isNegated: operation == Operation.MultiplyAddNegated);
            Tensor other = tensor.Inputs[2];
            Binary(tensor, operation == Operation.MultiplyAdd ? "+" : "−", operation == Operation.MultiplyAddNegated ? [other, product] : [product, other]);
            return;
        }

        if (Sign(operation) is { } sign)
        {
            Binary(tensor, sign, [.. tensor.Inputs]);
            return;
        }

        Tensor[] varying = [.. tensor.Inputs.Where(input => !_fixed[input])];
        string symbol = operation switch
        {
            Operation.Negate => "−",
            Operation.Not => "not",
            Operation.Number => "0/1",
            Operation.Select => "where",
            Operation.Call => Function(tensor),
            _ => Symbol(tensor),
        };
        Add(tensor, Gradient(tensor), symbol, varying);
    }

    private void Add(Tensor tensor, Tensor? gradient, string symbol, IEnumerable<Tensor> inputs)
    {
        _places[tensor] = _nodes.Count;
        int[] places = [.. inputs.Select(input => _places[Source(input)])];
        _nodes.Add(new DrawnNode(tensor, gradient, tensor.Inputs.Count == 0, symbol, tensor.Inputs.Count > 0 && _names.TryGetValue(tensor, out string? name) ? name : "", places));
    }

    /// <summary>The product within a fused operation, as a node of its own.</summary>
    private Tensor Product(Tensor fused, bool isNegated)
    {
        Tensor[] factors = [fused.Inputs[0], fused.Inputs[1]];
        Tensor product = _graph.Elementwise(Operation.Multiply, [.. fused.Axes.Where(axis => factors.Any(factor => factor.Has(axis)))], factors);
        _fixed[product] = factors.All(factor => _fixed[factor]);
        if (_places.ContainsKey(product) || _fixed[product])
        {
            return product;
        }

        Tensor? gradient = factors.Any(factor => _derivatives?.Adjoint(factor) is not null) ? _derivatives?.By(fused) : null;
        if (gradient is not null)
        {
            Axis[] missing = [.. fused.Axes.Where(axis => !product.Has(axis))];
            gradient = missing.Length == 0 ? gradient : _graph.Reduce(TensorOperation.Sum, gradient, missing);
            gradient = isNegated ? _graph.Elementwise(Operation.Negate, gradient.Axes, gradient) : gradient;
        }

        Binary(product, "×", factors, gradient);
        return product;
    }

    private void Binary(Tensor tensor, string sign, Tensor[] inputs) => Binary(tensor, sign, inputs, Gradient(tensor));

    private void Binary(Tensor tensor, string sign, Tensor[] inputs, Tensor? gradient)
    {
        (Tensor left, Tensor right) = (inputs[0], inputs[1]);
        if (sign == "×" && left == right)
        {
            Add(tensor, gradient, "x²", [left]);
        }
        else if (_fixed[right])
        {
            Add(tensor, gradient, $"{sign} {Number(right)}", [left]);
        }
        else if (_fixed[left])
        {
            Add(tensor, gradient, sign is "×" or "+" ? $"{sign} {Number(left)}" : $"{Number(left)} {sign}", [right]);
        }
        else
        {
            Add(tensor, gradient, sign, inputs);
        }
    }

    private Tensor? Gradient(Tensor tensor) => tensor.Kind == ElementKind.Number ? _derivatives?.By(tensor) : null;

    private string Number(Tensor number) =>
        number.Operation == TensorOperation.Constant ? number.Content.Value.ToString("G5", CultureInfo.InvariantCulture).Replace('-', '−') : Short(_text.Of(number));

    private string Function(Tensor call)
    {
        string name = call.Content.Function!.Name switch { "sqrt" => "√", "abs" => "|x|", "sigmoid" => "σ", { } other => other };
        string[] numbers = [.. call.Inputs.Where(input => _fixed[input]).Select(Number)];
        return numbers.Length == 0 ? name : $"{name} {string.Join(", ", numbers)}";
    }

    private static string? Sign(Operation operation) => operation switch
    {
        Operation.Add => "+",
        Operation.Subtract => "−",
        Operation.Multiply => "×",
        Operation.Divide => "÷",
        Operation.Remainder => "%",
        Operation.Less => "<",
        Operation.LessOrEqual => "≤",
        Operation.Greater => ">",
        Operation.GreaterOrEqual => "≥",
        Operation.Equal => "=",
        Operation.NotEqual => "≠",
        Operation.And => "and",
        Operation.Or => "or",
        _ => null,
    };

    private static string Symbol(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Contract when tensor.Inputs.Count == 2 && tensor.Content.Axes.Count == 1 && !tensor.Inputs[0].Axes.Any(axis => tensor.Has(axis) && tensor.Inputs[1].Has(axis)) => "@",
        TensorOperation.Contract => "Σ×",
        TensorOperation.Sum => "Σ",
        TensorOperation.LogSumExp => "log Σ exp",
        TensorOperation.CumulativeSum => "cumsum",
        TensorOperation.Gather or TensorOperation.Slice => "[ ]",
        TensorOperation.Reorder => "ᵀ",
        _ => tensor.Operation.ToString().ToLowerInvariant(),
    };

    private static string Short(string text) => text.Length <= 16 ? text : text.Substring(0, 15) + "…";
}
