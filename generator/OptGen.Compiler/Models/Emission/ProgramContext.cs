using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;

namespace OptGen.Compiler.Models.Emission;

/// <summary>What the kernels of a program have in common.</summary>
/// <param name="element">The type of elements.</param>
/// <param name="names">What tensors are called.</param>
/// <param name="streams">The numbers of the calls that draw noise.</param>
internal sealed class ProgramContext(string element, TensorNames names, IReadOnlyDictionary<string, int> streams)
{
    /// <summary>The parameter of a program that is the type of elements.</summary>
    public const string ElementType = "TElement";

    /// <summary>Names that generated code uses by itself.</summary>
    public static readonly string[] Reserved =
    [
        "memory", "first", "end", "sums", "row", "column", "count", "start", "length", "TLane", "T", ElementType, "model", "j", "adds", "lengths", "elements", "noise", .. GeneratedTypes.Names,
        "ModelMemory", "ModelProgram", "ModelProducts", "ModelLoops", "ModelLanes", "ModelMatrix", "ModelWindows", "WindowPlaces", "Elements", "WholeNumbers", "SumParts", "IModelLoop", "IModelEpilogue", "Program",
    ];

    private readonly Dictionary<string, string> _kernels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _tables = new(StringComparer.Ordinal);
    private readonly Identifiers _kernelNames = new(Reserved);

    /// <summary>The type of elements.</summary>
    public string Element => element;

    /// <summary>What tensors are called.</summary>
    public TensorNames Names => names;

    /// <summary>The texts of the kernels, in order.</summary>
    public List<string> Kernels { get; } = [];

    /// <summary>The number of a call that draws noise.</summary>
    public int Stream(Tensor noise) => streams[noise.Content.Name];

    /// <summary>The number of a table of places, by what it is made of.</summary>
    public int Table(string places)
    {
        if (!_tables.TryGetValue(places, out int table))
        {
            _tables.Add(places, table = _tables.Count);
        }

        return table;
    }

    /// <summary>The type of a kernel: one that is there already does where the text is the same.</summary>
    /// <param name="wanted">What it should be called.</param>
    /// <param name="text">Writes its text, for a name; called once.</param>
    public string Kernel(string wanted, Func<string, string> text)
    {
        string body = text("§");
        if (!_kernels.TryGetValue(body, out string? name))
        {
            name = _kernelNames.Unique(wanted);
            _kernels.Add(body, name);
            Kernels.Add(body.Replace("§", name));
        }

        return name;
    }

    /// <summary>The first element of memory.</summary>
    /// <param name="block">The memory.</param>
    /// <param name="lengths">Writes lengths.</param>
    public static string First(MemoryBlock block, LengthWriter lengths) => block.Kind switch
    {
        MemoryKind.Data => block.IsInteger ? $"ref memory.Integers({block.Index})" : $"ref memory.Data({block.Index})",
        MemoryKind.Weights => $"ref memory.Weights({Index(block, lengths)})",
        MemoryKind.Gradient => $"ref memory.Gradient({Index(block, lengths)})",
        MemoryKind.State => $"ref memory.State({Index(block, lengths)})",
        MemoryKind.Direction => $"ref memory.Direction({Index(block, lengths)})",
        _ => block.IsInteger ? $"ref memory.IntegerBuffer({block.Index})" : $"ref memory.Buffer({block.Index})",
    };

    private static string Index(MemoryBlock block, LengthWriter lengths)
    {
        Length index = Length.Of(block.Index) + block.Further;
        return index.Number is not null ? lengths.Write(index) : $"(int)({lengths.Write(index)})";
    }

    /// <summary>How an element is found: what is not 0, added up.</summary>
    public static string Sum(IEnumerable<string?> parts)
    {
        string[] terms = [.. parts.OfType<string>().Where(part => part != "0")];
        return terms.Length == 0 ? "0" : string.Join(" + ", terms);
    }

    /// <summary>The offset of the elements of a view at some axes; the axes count together where they can.</summary>
    /// <param name="view">The view.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="together">The variable that counts all of them together; null where there is none.</param>
    /// <param name="each">The variable that counts one.</param>
    /// <param name="lengths">Writes lengths.</param>
    public static IEnumerable<string?> Offsets(TensorView view, IReadOnlyList<Axis> axes, string? together, Func<Axis, string> each, LengthWriter lengths)
    {
        if (axes.Count == 0 || axes.All(axis => view.Stride(axis).Number == 0))
        {
            return [];
        }

        return together is not null && view.Merges(axes)
            ? [lengths.Times(together, view.Stride(axes[axes.Count - 1]))]
            : axes.Select(axis => view.Stride(axis).Number == 0 ? null : lengths.Times(each(axis), view.Stride(axis)));
    }
}
