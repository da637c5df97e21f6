using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Binding;

/// <summary>What a parameter of a model's constructor is within a walk: a length, a number, or a model.</summary>
/// <param name="Length">The length, of an integer.</param>
/// <param name="Axis">The axis that gave it; null where a number or an expression did.</param>
/// <param name="Number">The value; null for a model.</param>
/// <param name="Model">The model; null for numbers.</param>
internal sealed record ConstructorValue(Length? Length, Axis? Axis, Operand? Number, ModelInstance? Model);

/// <summary>A model that calls share.</summary>
/// <param name="Name">What its parameters are named after.</param>
/// <param name="Model">Its class.</param>
/// <param name="Constructor">What its constructor was given, by keys.</param>
internal sealed record ModelInstance(string Name, CalledModel Model, IReadOnlyDictionary<string, ConstructorValue> Constructor);

/// <summary>One model while its text is bound: the outermost, or a call of another. What its names mean.</summary>
internal sealed class ModelFrame
{
    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<StatementSyntax> Statements { get; init; }

    /// <summary>The name of its class.</summary>
    public required string Class { get; init; }

    /// <summary>The full name of its class, by which the library's layers are known.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The models that it may call.</summary>
    public required EquatableArray<CalledModel> Calls { get; init; }

    /// <summary>What the names of its parameters begin with: <c>h.</c>; empty for the outermost.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Tells it from all other calls of the outermost model's text; empty for that itself.</summary>
    public string Path { get; init; } = "";

    /// <summary>The model that calls it, and where; null for the outermost.</summary>
    public (ModelFrame Frame, RuleSpan Span)? Caller { get; init; }

    /// <summary>How many calls are around it.</summary>
    public int Depth => Caller is { } caller ? caller.Frame.Depth + 1 : 0;

    /// <summary>The values of names, by keys.</summary>
    public Dictionary<string, Operand> Values { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The axes that names mean, by keys.</summary>
    public Dictionary<string, Axis> Axes { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>..</c> stands for; null where it stands for nothing.</summary>
    public IReadOnlyList<Axis>? AnyAxes { get; set; }

    /// <summary>What the constructor gives, by keys.</summary>
    public Dictionary<string, ConstructorValue> Constructor { get; } = new(StringComparer.Ordinal);

    /// <summary>The numbers of the loops that are being unrolled, by keys.</summary>
    public Dictionary<string, int> LoopVariables { get; } = new(StringComparer.Ordinal);

    /// <summary>The loops along axes that are being bound, by the keys of their variables; the outermost first.</summary>
    public Dictionary<string, AxisLoop> AxisLoops { get; } = new(StringComparer.Ordinal);

    /// <summary>The rounds of these loops, as names have them: <c>.0.2</c>.</summary>
    public string Rounds { get; set; } = "";

    /// <summary>The full names of states, by keys.</summary>
    public Dictionary<string, string> States { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of calls that are taken.</summary>
    public HashSet<string> CallNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The models that were called last under some name.</summary>
    public Dictionary<string, ModelFrame> Called { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of data that the call does not give, and of what is made of these.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of names that some branch alone has assigned.</summary>
    public HashSet<string> PartlyAssigned { get; } = new(StringComparer.Ordinal);

    /// <summary>Statements that stand in place of some of the text's; the calling model's text has them.</summary>
    public IReadOnlyDictionary<AssignmentSyntax, IReadOnlyList<AssignmentSyntax>> Replacements { get; init; } = NoReplacements;

    /// <summary>The frame whose text is being bound: the caller's within a replacement.</summary>
    public ModelFrame Source { get; set; } = null!;

    /// <summary>The result, once it is bound.</summary>
    public Operand? Result { get; set; }

    private static readonly IReadOnlyDictionary<AssignmentSyntax, IReadOnlyList<AssignmentSyntax>> NoReplacements = new Dictionary<AssignmentSyntax, IReadOnlyList<AssignmentSyntax>>();

    /// <summary>The text of a node.</summary>
    public string Quote(SyntaxNode node) => Quote(node.Span);

    /// <summary>A stretch of the text on one line, shortened.</summary>
    public string Quote(RuleSpan span)
    {
        const int Longest = 40;
        string written = string.Join(" ", Source.Text.Substring(span.Start, span.Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return written.Length <= Longest ? written : written.Substring(0, char.IsHighSurrogate(written[Longest - 2]) ? Longest - 2 : Longest - 1) + "…";
    }
}
