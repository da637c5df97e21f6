using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Binding;

/// <summary>First values of parameters and states.</summary>
internal sealed partial class ModelWalk
{
    /// <summary>How each kind is written.</summary>
    private static readonly Dictionary<string, string> InitialWords = new(StringComparer.Ordinal)
    {
        ["he"] = "he", ["xavier"] = "xavier", ["orthogonal"] = "orthogonal", ["normal"] = "normal(σ)", ["uniform"] = "uniform(a, b)",
    };

    /// <summary>What other libraries call them, in small letters and without underscores.</summary>
    private static readonly Dictionary<string, string> InitialSynonyms = new(StringComparer.Ordinal)
    {
        ["kaiming"] = "he", ["kaimingnormal"] = "he", ["kaiminguniform"] = "he", ["henormal"] = "he", ["heuniform"] = "he", ["msra"] = "he",
        ["glorot"] = "xavier", ["glorotnormal"] = "xavier", ["glorotuniform"] = "xavier", ["xaviernormal"] = "xavier", ["xavieruniform"] = "xavier",
        ["zeros"] = "0", ["zero"] = "0", ["ones"] = "1", ["one"] = "1", ["randn"] = "normal(σ)", ["gaussian"] = "normal(σ)", ["truncatednormal"] = "normal(σ)", ["rand"] = "uniform(a, b)",
    };

    private static string? MeantInitial(string name) => InitialSynonyms.TryGetValue(name.Replace("_", "").ToLowerInvariant(), out string? meant) ? meant
        : NearestName.Find(name, InitialWords.Keys) is { } near ? InitialWords[near]
        : null;

    private InitialValues Initial(ModelFrame at, ExpressionSyntax written, IReadOnlyList<Axis> axes)
    {
        (string? name, IReadOnlyList<ExpressionSyntax> arguments) = written switch
        {
            NameSyntax word => (word.Name.Text, (IReadOnlyList<ExpressionSyntax>)[]),
            CallSyntax { Scope: null, Arguments: { } given } call => (call.Function.Name.Text, given),
            _ => (null, []),
        };
        (Initialization Kind, int Count)? known = name switch
        {
            "he" => (Initialization.He, 0),
            "xavier" => (Initialization.Xavier, 0),
            "orthogonal" => (Initialization.Orthogonal, 0),
            "normal" => (Initialization.Normal, 1),
            "uniform" => (Initialization.Uniform, 2),
            _ => null,
        };
        if (known is { } made)
        {
            bool fits = arguments.Count == made.Count || (arguments.Count == 0 && written is CallSyntax && made.Kind == Initialization.Normal);
            if (!fits || (made.Kind == Initialization.Orthogonal && axes.Count < 2))
            {
                string advice = made.Kind == Initialization.Orthogonal && arguments.Count == 0 ? "it needs two axes or more" : $"write '{InitialWords[name!]}'";
                Report(at, ModelDiagnostics.UnknownInitialValues, written.Span, at.Quote(written), advice, "");
                return new InitialValues(Initialization.Number, [_graph.Constant(0)]);
            }

            Tensor[] numbers = [.. arguments.Select(argument => InitialNumber(at, argument, axes))];
            return new InitialValues(made.Kind, made.Kind == Initialization.Normal && numbers.Length == 0 ? [_graph.Constant(1)] : numbers);
        }

        bool isUnknown = written is NameSyntax { Name.Key: var key } ? !at.Values.ContainsKey(key) && !at.Constructor.ContainsKey(key) && !at.Axes.ContainsKey(key) && !at.LoopVariables.ContainsKey(key) : name is not null && Functions.Find(name) is null;
        if (isUnknown && MeantInitial(name!) is { } meant)
        {
            Report(at, ModelDiagnostics.UnknownInitialValues, written.Span, at.Quote(written), $"did you mean '{meant}'?", meant.Contains("σ") || meant.Contains("a,") ? "" : meant);
            return new InitialValues(Initialization.Number, [_graph.Constant(0)]);
        }

        return new InitialValues(Initialization.Number, [InitialNumber(at, written, axes)]);
    }

    /// <summary>A number that is known at construction. In a layer, the lengths of the parameter's own axes are, too: what calls it knows them.</summary>
    private Tensor InitialNumber(ModelFrame at, ExpressionSyntax written, IReadOnlyList<Axis> axes)
    {
        HashSet<LengthSymbol> own = [.. axes.SelectMany(axis => axis.Length.Symbols)];
        int reported = _diagnostics.Count;
        Operand number = Bind(at, written).Along([]);
        bool isKnown = number.Tensor is { IsScalar: true, Kind: not ElementKind.Condition } tensor && TensorsOf(tensor).All(part =>
            part.Operation is TensorOperation.Constant or TensorOperation.Hyperparameter or TensorOperation.Elementwise ||
            (part.Operation == TensorOperation.Length && part.Content.Length!.Symbols.All(symbol => !symbol.IsOfData || own.Contains(symbol))));
        if (isKnown)
        {
            return number.Tensor!;
        }

        bool mayBeSolved = number.Tensor is { IsScalar: true } && _declaration.Constructor.Count == 0;
        if (_diagnostics.Count == reported && written is not MissingExpressionSyntax && !mayBeSolved)
        {
            Report(at, ModelDiagnostics.UnknownInitialValues, written.Span, at.Quote(written), "write a number, he, xavier, normal(σ), uniform(a, b) or orthogonal", "");
        }

        return number.IsScalar ? number.Tensor! : _graph.Constant(0);
    }
}
