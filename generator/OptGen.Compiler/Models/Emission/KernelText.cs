using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Emission;

/// <summary>The text of one kernel: a type with fields for all that the program hands over.</summary>
internal abstract class KernelText
{
    private readonly Dictionary<LengthSymbol, string> _symbols = [];
    private readonly Dictionary<Tensor, string> _scalars = [];
    private readonly Dictionary<MemoryBlock, string> _memory = [];

    protected KernelText(ProgramContext context, PassPlan plan)
    {
        (Context, Plan) = (context, plan);
        Lengths = new LengthWriter(SymbolOf);
    }

    /// <summary>The lengths that it is handed, and the fields that hold them.</summary>
    public IReadOnlyDictionary<LengthSymbol, string> Symbols => _symbols;

    /// <summary>The single numbers that it is handed, and the fields that hold them.</summary>
    public IReadOnlyDictionary<Tensor, string> Scalars => _scalars;

    /// <summary>The memory that it uses, and the variables or fields that hold it.</summary>
    public IReadOnlyDictionary<MemoryBlock, string> Memory => _memory;

    protected ProgramContext Context { get; }

    protected PassPlan Plan { get; }

    protected LengthWriter Lengths { get; }

    protected Identifiers Identifiers { get; } = new(ProgramContext.Reserved);

    /// <summary>The variable for a block of memory.</summary>
    protected string MemoryOf(MemoryBlock block, Tensor? tensor)
    {
        if (!_memory.TryGetValue(block, out string? name))
        {
            name = Identifiers.Unique((tensor is null ? "values" : Context.Names.Variable(tensor)) + (block.Kind switch
            {
                MemoryKind.Gradient => "Gradient",
                MemoryKind.State => "State",
                MemoryKind.Direction => "Direction",
                _ => "",
            }) + "Memory");
            _memory.Add(block, name);
        }

        return name;
    }

    /// <summary>A single number as C#: a literal, or the field that holds it.</summary>
    protected string ScalarOf(Tensor scalar)
    {
        if (scalar.Operation == TensorOperation.Constant)
        {
            return scalar.Kind == ElementKind.Condition ? Literals.Boolean(scalar.Content.Value != 0) : Literals.Double(scalar.Content.Value);
        }

        if (!_scalars.TryGetValue(scalar, out string? name))
        {
            name = Identifiers.Unique(Context.Names.Variable(scalar));
            _scalars.Add(scalar, name);
        }

        return name;
    }

    /// <summary>Where the elements of noise are among all that its call draws: those of a loop's rounds follow each other.</summary>
    protected static TensorView PlacesOf(Tensor noise)
    {
        TensorView whole = TensorView.Whole(new(MemoryKind.Buffer, -1, false, Length.One), noise.Axes);
        return noise.Content.From is { } round ? whole with { Offset = round * noise.ElementCount } : whole;
    }

    protected static Node NodeOf(Tensor tensor, Node[] inputs, bool isLane) => new(
        tensor.Id,
        tensor.Content.Operation,
        inputs,
        isLane ? Shape.Element : Shape.Scalar,
        new NodeContent { Function = tensor.Content.Function?.OfElements, IsCondition = tensor.Kind == ElementKind.Condition });

    protected static Node Leaf(Tensor tensor, bool isLane) =>
        new(tensor.Id, Operation.Given, [], isLane ? Shape.Element : Shape.Scalar, new NodeContent { IsCondition = tensor.Kind == ElementKind.Condition, Name = "leaf" });

    private string SymbolOf(LengthSymbol symbol)
    {
        if (!_symbols.TryGetValue(symbol, out string? name))
        {
            name = Identifiers.Unique(symbol.Name.Replace('.', '_'));
            _symbols.Add(symbol, name);
        }

        return name;
    }
}
