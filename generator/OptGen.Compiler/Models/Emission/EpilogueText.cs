using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Emission;

/// <summary>Writes the type of what becomes of the sums of a product.</summary>
internal sealed class EpilogueText : KernelText
{
    private readonly ProductKernel _kernel;
    private readonly Dictionary<Tensor, Node> _nodes = [];
    private readonly Dictionary<Node, string> _names = [];
    private readonly HashSet<Tensor> _needed = [];
    private readonly Dictionary<Tensor, int> _uses = [];

    /// <summary>What changes from row to row and is loaded by lanes, and where.</summary>
    private readonly List<(string Memory, string At)> _loads = [];

    public EpilogueText(ProductKernel kernel, PassPlan plan, ProgramContext context)
        : base(context, plan)
    {
        _kernel = kernel;
        Main = kernel.Stores.Where(store => !store.IsGradient || kernel.Stores.Count == 1).OrderBy(store => kernel.Values.IndexOf(store.Value)).Last();
        Stack<Tensor> pending = new(kernel.Stores.Select(store => store.Value));
        _needed = [.. pending];
        while (pending.Count > 0)
        {
            foreach (Tensor input in Inputs(pending.Pop()))
            {
                _uses[input] = _uses.TryGetValue(input, out int count) ? count + 1 : 1;
                if (_needed.Add(input))
                {
                    pending.Push(input);
                }
            }
        }

        FindBias();
    }

    /// <summary>What the product itself stores.</summary>
    public KernelStore Main { get; }

    /// <summary>What the sums of each column begin with; null where they begin with 0.</summary>
    public TensorView? Bias { get; private set; }

    /// <summary>The value that the sums are, with the bias.</summary>
    public Tensor Sums { get; private set; } = null!;

    /// <summary>Whether anything becomes of the sums.</summary>
    public bool IsNeeded => _kernel.Stores.Count > 1 || Main.Value != Sums;

    /// <summary>Writes the type.</summary>
    public string Write(string name)
    {
        CodeWriter body = new CodeWriter().Within().Within();
        WriteBody(body);
        CodeWriter writer = new();
        using (writer.Open($"private struct {name} : IModelEpilogue<{Context.Element}>"))
        {
            foreach (string memory in Memory.Values)
            {
                writer.Line($"public Elements<{Context.Element}> {memory};");
            }

            foreach (string symbol in Symbols.Values)
            {
                writer.Line($"public nint {symbol};");
            }

            foreach (KeyValuePair<Tensor, string> scalar in Scalars)
            {
                writer.Line($"public {(scalar.Key.Kind == ElementKind.Condition ? "bool" : "double")} {scalar.Value};");
            }

            if (_kernel.Stores.Any(store => store.IsGradient))
            {
                writer.Line("public bool adds;");
            }

            if (_needed.Any(tensor => tensor.Operation is TensorOperation.Uniform or TensorOperation.Normal))
            {
                writer.Line("public NoiseKey noise;");
            }

            writer.Separate();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            writer.Line("public readonly TLane Apply<TLane>(TLane sums, nint row, nint column, int count)");
            using (writer.Open($"    where TLane : struct, ILane<TLane, {Context.Element}>"))
            {
                writer.Append(body);
            }

            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Open("public readonly void Prefetch(nint row, nint column, int count)"))
            {
                foreach ((string memory, string at) in _loads)
                {
                    writer.Line($"{memory}.Prefetch({at}, count);");
                }
            }
        }

        return writer.ToString();
    }

    /// <summary>Whether it draws noise.</summary>
    public bool Draws => _needed.Any(tensor => tensor.Operation is TensorOperation.Uniform or TensorOperation.Normal);

    /// <summary>Whether it adds to gradients.</summary>
    public bool Adds => _kernel.Stores.Any(store => store.IsGradient);

    private IEnumerable<Tensor> Inputs(Tensor tensor) => tensor == _kernel.Product || tensor.Operation != TensorOperation.Elementwise || tensor.IsScalar || Source(tensor) is not null
        ? []
        : tensor.Inputs.Select(Normalization.Before);

    private TensorView? Source(Tensor tensor) => _kernel.Computes(tensor) ? null : Plan.Source(tensor, _kernel.Position);

    private void FindBias()
    {
        Sums = _kernel.Product;
        if (_kernel.Stores.Any(store => store.Value == _kernel.Product) || !_uses.TryGetValue(_kernel.Product, out int uses) || uses != 1 || _kernel.Columns.Count == 0)
        {
            return;
        }

        Tensor reader = _needed.First(tensor => Inputs(tensor).Contains(_kernel.Product));
        Tensor? other = reader.Content.Operation == Operation.Add ? reader.Inputs.Select(Normalization.Before).FirstOrDefault(input => input != _kernel.Product) : null;
        if (other is { IsScalar: false } && Source(other) is { Block.IsInteger: false } view && _kernel.Rows.All(axis => view.Stride(axis).Number == 0)
            && view.Merges(_kernel.Columns) && view.Stride(_kernel.Columns[_kernel.Columns.Count - 1]).Number == 1)
        {
            (Bias, Sums) = (view, reader);
            _needed.Remove(_kernel.Product);
            if (_uses[other] == 1)
            {
                _needed.Remove(other);
            }
        }
    }

    private void WriteBody(CodeWriter writer)
    {
        Expressions expressions = new(isLane: true, node => _names.TryGetValue(node, out string? name) ? name : null);
        string element = Context.Element;
        foreach (Tensor tensor in _needed.OrderBy(tensor => tensor.Id))
        {
            string? definition = tensor == Sums ? "sums" : tensor.IsScalar ? $"TLane.Splat({(tensor.Operation == TensorOperation.Constant ? "" : "this.")}{ScalarOf(tensor)})" : Load(tensor);
            Node node = definition is not null ? Leaf(tensor, isLane: true) : NodeOf(tensor, [.. tensor.Inputs.Select(input => _nodes[Normalization.Before(input)])], isLane: true);
            _nodes.Add(tensor, node);
            if (tensor == Sums)
            {
                _names.Add(node, "sums");
            }
            else if (definition is not null || _kernel.Stores.Any(store => store.Value == tensor) || (_uses.TryGetValue(tensor, out int uses) && uses > 1) || Context.Names.Given(tensor) is not null)
            {
                definition ??= expressions.Define(node);
                string variable = Identifiers.Unique(Context.Names.Variable(tensor));
                _names.Add(node, variable);
                writer.Line($"TLane {variable} = {definition};");
            }
        }

        foreach (KernelStore store in _kernel.Stores.Where(store => store != Main))
        {
            string memory = MemoryOf(store.Target.Block, store.Value);
            string at = Place(store.Target).At;
            string value = expressions.Use(_nodes[store.Value]);
            writer.Line($"{memory}.Store({(store.IsGradient ? $"this.adds ? {memory}.Load<TLane>({at}, count) + {value} : {value}" : value)}, {at}, count);");
        }

        writer.Line($"return {expressions.Use(_nodes[Main.Value])};");
    }

    private string? Load(Tensor tensor)
    {
        if (Source(tensor) is { } view)
        {
            string memory = MemoryOf(view.Block, tensor);
            (string at, bool isSame) = Place(view);
            if (!isSame && _kernel.Rows.Any(axis => view.Stride(axis).Number != 0) && !_loads.Contains((memory, at)))
            {
                _loads.Add((memory, at));
            }

            string elements = isSame ? $"{memory}.Broadcast<TLane>({at})" : $"{memory}.Load<TLane>({at}, count)";
            return tensor.Kind == ElementKind.Condition ? $"TLane.NotEqual({elements}, TLane.Splat(0.0))" : elements;
        }

        return tensor.Operation is TensorOperation.Uniform or TensorOperation.Normal
            ? $"Noise.{tensor.Operation}<TLane, {Context.Element}>(in this.noise, {Context.Stream(tensor)}, {Place(PlacesOf(tensor)).At})"
            : null;
    }

    /// <summary>Where the first of some neighbours of a row is, and whether they are all the same.</summary>
    private (string At, bool IsSame) Place(TensorView view)
    {
        Length rows = _kernel.Rows.Count == 0 ? Length.Of(0) : view.Stride(_kernel.Rows[_kernel.Rows.Count - 1]);
        Length columns = _kernel.Columns.Count == 0 ? Length.Of(0) : view.Stride(_kernel.Columns[_kernel.Columns.Count - 1]);
        string at = ProgramContext.Sum([view.Offset.Number == 0 ? null : Lengths.Write(view.Offset), Lengths.Times("row", rows), Lengths.Times("column", columns)]);
        return (at, columns.Number == 0);
    }
}
