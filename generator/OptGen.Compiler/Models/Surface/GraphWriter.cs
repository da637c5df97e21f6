using System.Globalization;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Emission;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Surface;

/// <summary>
/// Writes what the figure of a call is made of: each tensor of the loss and of its derivatives in one line, for a plain evaluator in the runtime, and the nodes that are drawn. It is
/// some ten bytes a tensor, where a program that keeps all values would be a second one.
/// </summary>
/// <param name="model">The model.</param>
internal sealed class GraphWriter(BoundModel model)
{
    private const string Graph = "graph";
    private const string Lengths = "lengths";

    private readonly LengthCode _lengths = new(model.DataLengths, Lengths, "this");
    private readonly List<string> _functions = [];
    private readonly List<string> _numbers = [];
    private readonly List<Axis> _axes = [];
    private readonly Dictionary<Tensor, int> _places = [];
    private readonly List<string> _lines = [];

    /// <summary>Writes the method; nothing where there is no figure.</summary>
    public void Write(CodeWriter writer)
    {
        IReadOnlyList<DrawnNode> nodes = DrawnGraph.Of(model);
        IReadOnlyList<Tensor> tensors = Needed(nodes.SelectMany(node => new[] { node.Value, node.Gradient }));
        if (nodes.Count == 0 || tensors.Any(tensor => !IsNumber(tensor) && KindOf(tensor) is null))
        {
            return;
        }

        foreach (Tensor tensor in tensors)
        {
            _places.Add(tensor, _places.Count);
            _lines.Add(Line(tensor));
        }

        string[] axes = [.. _axes.Select(axis => $"axis;{axis.Name};{Number(_lengths.Of(axis.Length))}")];
        string[] drawn = [.. nodes.Select(node => $"node;{Place(node.Value)};{(node.Gradient is { } gradient ? Place(gradient) : "")};{(node.IsLeaf ? node.Value.Operation.ToString() : "")};{node.Symbol};{node.Name};{List(node.Inputs)}")];
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override void {ModelMembers.DescribeGraph}(global::OptGen.CompilerServices.ModelGraph {Graph}, global::System.ReadOnlySpan<long> {Lengths})"))
        {
            Array(writer, "Functions", "global::System.Func<double[], double>", _functions.Select(ProgramEmitter.Qualified));
            Array(writer, "Numbers", "double", _numbers.Select(ProgramEmitter.Qualified));
            Array(writer, "Lines", "string", axes.Concat(_lines).Concat(drawn).Select(Literals.String));
        }
    }

    private static void Array(CodeWriter writer, string name, string type, IEnumerable<string> elements)
    {
        using (writer.Open($"{Graph}.{name} = new {type}[]", "};"))
        {
            foreach (string element in elements)
            {
                writer.Line(element + ",");
            }
        }
    }

    /// <summary>All that some tensors are made of; numbers of the constructor and the call's lengths are written as C#, whatever they are made of.</summary>
    private static IReadOnlyList<Tensor> Needed(IEnumerable<Tensor?> roots)
    {
        HashSet<Tensor> needed = [];
        Stack<Tensor> pending = new(roots.OfType<Tensor>());
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            if (needed.Add(next) && !IsNumber(next))
            {
                foreach (Tensor input in next.Inputs)
                {
                    pending.Push(input);
                }
            }
        }

        return [.. needed.OrderBy(tensor => tensor.Id)];
    }

    private static bool IsNumber(Tensor tensor) => tensor.Operation is TensorOperation.Constant or TensorOperation.Length or TensorOperation.Hyperparameter
        || (tensor is { IsScalar: true, Operation: TensorOperation.Elementwise } && tensor.Inputs.All(IsNumber));

    private string Line(Tensor tensor)
    {
        string inputs = IsNumber(tensor) ? "" : List(tensor.Inputs.Select(input => _places[input]));
        return $"{(IsNumber(tensor) ? "number" : KindOf(tensor))};{inputs};{AxesOf(tensor.Axes)};{Arguments(tensor)}";
    }

    private string Arguments(Tensor tensor)
    {
        if (IsNumber(tensor))
        {
            string code = tensor is { Operation: TensorOperation.Constant } ? Literals.Double(tensor.Content.Value) : new NumberCode(_lengths).Of(tensor);
            return Number(tensor is { Kind: ElementKind.Condition, Operation: not TensorOperation.Constant } ? $"{code} ? 1.0 : 0.0" : code);
        }

        return tensor.Operation switch
        {
            TensorOperation.Data => PlaceOf(model.Data.Select(data => data.Name), tensor.Content.Name),
            TensorOperation.Parameter => PlaceOf(model.Parameters.Select(parameter => parameter.Name), tensor.Content.Name),
            TensorOperation.State => PlaceOf(model.States.Select(state => state.Name), tensor.Content.Name),
            TensorOperation.Uniform or TensorOperation.Normal => ProgramEmitter.StreamsOf(model.Graph)[tensor.Content.Name].ToString(CultureInfo.InvariantCulture),
            TensorOperation.Elementwise => Place(_functions, Function(tensor)),
            TensorOperation.Slice => $"{Text(tensor.Content.Place)},{Number(_lengths.Of(tensor.Content.From!))}",
            TensorOperation.Pad => $"{Text(tensor.Content.Place)},{Number(_lengths.Of(tensor.Content.From!))},{Number(Literals.Double(tensor.Content.Value))}",
            TensorOperation.Windows or TensorOperation.Fold =>
                $"{Text(tensor.Content.Place)},{Number(_lengths.Of(tensor.Content.From!))},{Number(_lengths.Of(tensor.Content.Stride!))},{Number(_lengths.Of(tensor.Content.Step!))}",
            TensorOperation.CumulativeSum => $"{Text(tensor.Content.Place)},{(tensor.Content.IsReversed ? "1" : "0")}",
            TensorOperation.Concat or TensorOperation.Gather or TensorOperation.Scatter => Text(tensor.Content.Place),
            _ => AxesOf(tensor.Content.Axes),
        };
    }

    /// <summary>What the runtime calls an operation; null where it has none.</summary>
    private static string? KindOf(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Data => tensor.IsScalar ? "value" : tensor.Kind == ElementKind.Integer ? "integers" : "data",
        TensorOperation.Parameter => "parameter",
        TensorOperation.State => "state",
        TensorOperation.Index => "index",
        TensorOperation.Uniform => "uniform",
        TensorOperation.Normal => "normal",
        TensorOperation.Elementwise => "map",
        TensorOperation.Stop or TensorOperation.Relabel or TensorOperation.Split or TensorOperation.Merge => "same",
        TensorOperation.Reorder or TensorOperation.Expand => "repeat",
        TensorOperation.Concat => "concat",
        TensorOperation.Slice => "slice",
        TensorOperation.Pad => "pad",
        TensorOperation.Windows => "windows",
        TensorOperation.Fold => "fold",
        TensorOperation.Gather => "gather",
        TensorOperation.Scatter => "scatter",
        TensorOperation.Sum => "sum",
        TensorOperation.Max => "max",
        TensorOperation.Min => "min",
        TensorOperation.ArgMax => "argmax",
        TensorOperation.ArgMin => "argmin",
        TensorOperation.LogSumExp => "logsumexp",
        TensorOperation.Contract => "contract",
        TensorOperation.Softmax => "softmax",
        TensorOperation.CumulativeSum => "cumsum",
        _ => null,
    };

    /// <summary>An operation on elements as a function of its inputs; conditions are 1 or 0.</summary>
    private static string Function(Tensor tensor)
    {
        string[] inputs = [.. tensor.Inputs.Select((input, i) => input.Kind == ElementKind.Condition ? $"(x[{Text(i)}] != 0.0)" : $"x[{Text(i)}]")];
        string value = NumberCode.Apply(tensor.Content.Operation, inputs, tensor.Content.Function);
        return $"static x => {(tensor.Kind == ElementKind.Condition ? $"{value} ? 1.0 : 0.0" : value)}";
    }

    private string AxesOf(IEnumerable<Axis> axes) => List(axes.Select(axis =>
    {
        if (!_axes.Contains(axis))
        {
            _axes.Add(axis);
        }

        return _axes.IndexOf(axis);
    }));

    private string Number(string code) => Place(_numbers, code);

    private static string Place(List<string> list, string element)
    {
        if (!list.Contains(element))
        {
            list.Add(element);
        }

        return Text(list.IndexOf(element));
    }

    private string Place(Tensor tensor) => Text(_places[tensor]);

    private static string PlaceOf(IEnumerable<string> names, string name) => Text(names.TakeWhile(other => other != name).Count());

    private static string List(IEnumerable<int> numbers) => string.Join(",", numbers.Select(Text));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
