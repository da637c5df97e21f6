using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Emission;

/// <summary>Writes the kernels of a call in their order, and the single numbers between them.</summary>
internal sealed partial class CallWriter
{
    private readonly BoundModel _model;
    private readonly PassPlan _plan;
    private readonly ProgramContext _context;
    private readonly Func<string, string> _read;
    private readonly CodeWriter _writer;
    private readonly int _partialSlot;
    private readonly Identifiers _identifiers;
    private readonly Dictionary<Tensor, string> _scalars = [];
    private readonly HashSet<LengthSymbol> _symbols;

    public CallWriter(BoundModel model, PassPlan plan, ProgramContext context, Func<string, string> read, CodeWriter writer, int partialSlot)
    {
        (_model, _plan, _context, _read, _writer, _partialSlot) = (model, plan, context, read, writer, partialSlot);
        (_identifiers, _symbols, Partial, PartialSymbols) = (new(ProgramContext.Reserved), [], [], []);
        foreach (LengthSymbol symbol in model.DataLengths)
        {
            _identifiers.Unique(Name(symbol));
        }

        Lengths = new LengthWriter(symbol =>
        {
            if (!symbol.IsRound)
            {
                _symbols.Add(symbol);
            }

            return Name(symbol);
        });
    }

    /// <summary>Writes the kernels of a round among those of the call.</summary>
    private CallWriter(CallWriter call, PassPlan round)
    {
        (_model, _plan, _context, _read, _writer, _partialSlot) = (call._model, round, call._context, call._read, call._writer, call._partialSlot);
        (_identifiers, _symbols, Partial, PartialSymbols, Lengths) = (call._identifiers, call._symbols, call.Partial, call.PartialSymbols, call.Lengths);
    }

    /// <summary>Writes lengths by the variables of the call.</summary>
    public LengthWriter Lengths { get; }

    /// <summary>The lengths that the call reads.</summary>
    public IReadOnlyCollection<LengthSymbol> Symbols => _symbols;

    /// <summary>How many elements loops need for what rows are added up to, in C#.</summary>
    public List<string> Partial { get; }

    /// <summary>The lengths in these.</summary>
    public HashSet<LengthSymbol> PartialSymbols { get; }

    private string Element => _context.Element;

    /// <summary>The variable of a length.</summary>
    public static string Name(LengthSymbol symbol) => symbol.IsOfData || symbol.IsRound ? Keywords.Escape(symbol.Name) : "of" + char.ToUpperInvariant(symbol.Name[0]) + symbol.Name.Substring(1).Replace('.', '_');

    public void Write(PlannedKernel kernel)
    {
        _writer.Separate();
        foreach (string statement in kernel.Values.Concat(kernel.Stores.Select(store => store.Value)).Distinct().Select(_context.Names.Statement).OfType<string>())
        {
            _writer.Line("// " + statement);
        }

        switch (kernel)
        {
            case LoopKernel loop when loop.Stores.Count > 0 || loop.Values.Any(value => value.IsScalar):
                WriteLoop(loop);
                break;
            case ProductKernel product when product.Stores.Count > 0:
                WriteProduct(product);
                break;
            case RoundsKernel rounds:
                WriteRounds(rounds);
                break;
            case ScatterKernel scatter:
                WriteScatter(scatter);
                break;
            case ScanKernel scan:
                WriteScan(scan);
                break;
            case FoldKernel fold:
                WriteFold(fold);
                break;
            case ClearKernel clear:
                WriteClear(clear);
                break;
        }
    }

    /// <summary>Writes the single numbers that the call leaves.</summary>
    public void WriteScalars()
    {
        foreach (ScalarStore store in _plan.Scalars)
        {
            Tensor number = Normalization.Before(store.Value);
            if (store.Target is null && !_plan.Homes.ContainsKey(number) && _context.Names.Statement(number) is { } statement)
            {
                _writer.Separate();
                _writer.Line("// " + statement);
            }

            string value = ScalarOf(store.Value);
            value = store.Value.Kind == ElementKind.Condition ? $"({value} ? 1.0 : 0.0)" : value;
            if (store.Target is null)
            {
                _writer.Line($"memory.Scalars[{store.Place}] = {value};");
                continue;
            }

            string target = Elements(store.Target);
            string at = Lengths.Write(store.Target.Offset);
            _writer.Line($"{target}.Set({at}, {(store.IsGradient ? $"memory.Adds ? {target}.At({at}) + {value} : {value}" : value)});");
        }
    }

    /// <summary>A single number as C#; its variables are written first.</summary>
    private string ScalarOf(Tensor wanted)
    {
        wanted = Normalization.Before(wanted);
        foreach (Tensor tensor in Normalization.Reachable([wanted], tensor => !tensor.IsScalar || _scalars.ContainsKey(tensor)))
        {
            string value = Definition(tensor);
            if (tensor.Operation is TensorOperation.Constant || _plan.Homes.ContainsKey(tensor))
            {
                _scalars[tensor] = value;
                continue;
            }

            string variable = _identifiers.Unique(_context.Names.Variable(tensor));
            _writer.Line($"{(tensor.Kind == ElementKind.Condition ? "bool" : "double")} {variable} = {value};");
            _scalars.Add(tensor, variable);
        }

        return _scalars[wanted];
    }

    private string Definition(Tensor tensor)
    {
        switch (tensor.Operation)
        {
            case TensorOperation.Constant:
                return tensor.Kind == ElementKind.Condition ? Literals.Boolean(tensor.Content.Value != 0) : Literals.Double(tensor.Content.Value);
            case TensorOperation.LoopResult:
                return _results[(tensor.Inputs[0], tensor.Content.Place)];
            case TensorOperation.Length:
                return $"(double)({Lengths.Write(tensor.Content.Length!)})";
            case TensorOperation.Hyperparameter:
                return tensor.Kind == ElementKind.Condition ? _read(tensor.Content.Name) : $"(double){_read(tensor.Content.Name)}";
            case TensorOperation.Data:
                return $"memory.Number({_plan.Leaf(tensor).Block.Index})";
            case TensorOperation.Parameter or TensorOperation.State or TensorOperation.Direction or TensorOperation.At:
            {
                TensorView view = _plan.Source(tensor, int.MaxValue)!;
                return $"{Elements(view)}.At({Lengths.Write(view.Offset)})";
            }

            case TensorOperation.Elementwise:
            {
                Dictionary<Node, string> names = [];
                Node[] inputs = [.. tensor.Inputs.Select(Normalization.Before).Select(input =>
                {
                    Node leaf = new(input.Id, Operation.Given, [], Shape.Scalar, new NodeContent { IsCondition = input.Kind == ElementKind.Condition });
                    names.Add(leaf, _scalars[input]);
                    return leaf;
                })];
                Node node = new(tensor.Id, tensor.Content.Operation, inputs, Shape.Scalar, new NodeContent { Function = tensor.Content.Function?.OfElements, IsCondition = tensor.Kind == ElementKind.Condition });
                return new Expressions(isLane: false, of => names.TryGetValue(of, out string? name) ? name : null).Define(node);
            }

            default:
                return _scalars.TryGetValue(tensor, out string? known) ? known : $"/* {tensor} */ 0.0";
        }
    }

    private string Elements(TensorView view) => view.Block.IsInteger ? $"new WholeNumbers({ProgramContext.First(view.Block, Lengths)})" : $"new Elements<{Element}>({ProgramContext.First(view.Block, Lengths)})";

    /// <summary>The first element of a view.</summary>
    private string Start(TensorView view) => Elements(view) + (view.Offset.Number == 0 ? "" : $".From({Lengths.Write(view.Offset)})");

    /// <summary>Gives the fields of a kernel what they need.</summary>
    private string Made(string type, KernelText text, IEnumerable<string>? more = null)
    {
        List<string> fields = [.. text.Symbols.Select(symbol => $"{symbol.Value} = {Lengths.Write(Length.Of(symbol.Key))}")];
        fields.AddRange(text.Scalars.Select(scalar => $"{scalar.Value} = {ScalarOf(scalar.Key)}"));
        fields.AddRange(more ?? []);
        return fields.Count == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", fields)} }}";
    }
}
