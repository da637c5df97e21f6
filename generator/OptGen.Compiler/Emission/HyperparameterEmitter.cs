using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Emission;

/// <summary>Writes the properties that hold the hyperparameters, and the constructor where the class has none.</summary>
/// <param name="hyperparameters">The hyperparameters.</param>
/// <param name="names">The names that the class has already; the fields give way to them.</param>
/// <param name="lengths">How many elements of an array the rule reads.</param>
internal sealed class HyperparameterEmitter(IReadOnlyList<Hyperparameter> hyperparameters, MemberNames names, Func<Hyperparameter, int> lengths)
{
    /// <summary>The property that every optimizer has from its base class.</summary>
    private const string LearningRate = "LearningRate";

    private readonly Dictionary<Hyperparameter, string> _fields = hyperparameters.Distinct().ToDictionary(hyperparameter => hyperparameter, hyperparameter => names.Unique(FieldOf(hyperparameter)));

    /// <param name="writer">Takes them.</param>
    /// <param name="fromPrimaryConstructor">Whether the class's primary constructor gives their first values.</param>
    /// <param name="hasConstructor">Whether a generated constructor does.</param>
    public void Fields(CodeWriter writer, bool fromPrimaryConstructor, bool hasConstructor)
    {
        writer.Separate();
        foreach (Hyperparameter hyperparameter in hyperparameters)
        {
            string initial = fromPrimaryConstructor ? Checked(hyperparameter, Parameter(hyperparameter), Literals.String(hyperparameter.Name)) : hyperparameter.Default ?? "default";
            writer.Line($"private {Type(hyperparameter)} {Field(hyperparameter)}{(hasConstructor && hyperparameter.Type != HyperparameterType.DoubleArray ? "" : $" = {initial}")};");
        }

        writer.Separate();
    }

    public void Constructor(CodeWriter writer, string className, string summary)
    {
        writer.Separate();
        writer.Line($"/// <summary>{summary}</summary>");
        foreach (Hyperparameter hyperparameter in hyperparameters)
        {
            writer.Line($"/// <param name=\"{Parameter(hyperparameter).TrimStart('@')}\">The hyperparameter <c>{Literals.Xml(hyperparameter.Name)}</c> of the rule.</param>");
        }

        string parameters = string.Join(", ", hyperparameters.Select(Declaration));
        using (writer.Open($"public {className}({parameters})"))
        {
            foreach (Hyperparameter hyperparameter in hyperparameters)
            {
                writer.Line($"this.{hyperparameter.Property} = {Parameter(hyperparameter)}{(hyperparameter.Type == HyperparameterType.DoubleArray ? $" ?? {hyperparameter.Default ?? "global::System.Array.Empty<double>()"}" : "")};");
            }
        }
    }

    /// <summary>Writes the constructor that takes nothing, where every hyperparameter has a default: <c>new()</c>, options and dependency injection need one.</summary>
    public void ParameterlessConstructor(CodeWriter writer, string className)
    {
        if (hyperparameters.Count == 0 || hyperparameters.Any(hyperparameter => hyperparameter is { Default: null } or { Type: HyperparameterType.Unsupported }))
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <summary>Leaves every hyperparameter at its default.</summary>");

        // The first names the constructor that is meant; the others have their defaults there. An array would be empty, not its default.
        IEnumerable<string> arguments = hyperparameters.Any(hyperparameter => hyperparameter.Type == HyperparameterType.DoubleArray)
            ? hyperparameters.Select(Argument)
            : hyperparameters.Take(1).Select(hyperparameter => $"{Parameter(hyperparameter)}: {Argument(hyperparameter)}");
        using (writer.Open($"public {className}() : this({string.Join(", ", arguments)})"))
        {
        }
    }

    public void Properties(CodeWriter writer, bool hasBaseClass)
    {
        // The base class has a learning rate, which only a number can override.
        foreach (Hyperparameter hyperparameter in hyperparameters.Where(known => known is not ({ Property: "" } or { Property: LearningRate, Type: HyperparameterType.Unsupported })))
        {
            string field = Field(hyperparameter);
            string modifier = hyperparameter.Property == LearningRate && hasBaseClass ? "override " : "";
            writer.Separate();
            writer.Line($"/// <summary>{Summary(hyperparameter)}</summary>");
            if (hyperparameter.Range is not null || hyperparameter.Type is HyperparameterType.Double or HyperparameterType.Single)
            {
                writer.Line($"/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The value is not a number{(hyperparameter.Range is null ? "" : " or lies outside the range")}.</exception>");
            }

            using (writer.Open($"public {modifier}{Type(hyperparameter)} {hyperparameter.Property}"))
            {
                writer.Line($"get => {field};");
                writer.Line($"set => {field} = {Checked(hyperparameter, "value", Literals.String(hyperparameter.Property))};");
            }
        }
    }

    /// <summary>Writes how the base class reads and sets the hyperparameters, by their places in what it is told of the rule.</summary>
    public void Exchange(CodeWriter writer)
    {
        List<(int Index, Hyperparameter Settable)> all =
        [
            .. hyperparameters.Where(hyperparameter => hyperparameter.Property.Length > 0)
                .Select((hyperparameter, index) => (index, hyperparameter))
                .Where(entry => entry.hyperparameter.Type != HyperparameterType.Unsupported),
        ];
        if (all.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"protected override void {GeneratedNames.ExchangeHyperparameter}(int index, {GeneratedTypes.HyperparameterExchangeInClass} value)"))
        {
            using (writer.Open("switch (index)"))
            {
                foreach ((int index, Hyperparameter settable) in all)
                {
                    writer.Line($"case {index}: this.{settable.Property} = value.Exchange(this.{settable.Property}); break;");
                }
            }
        }
    }

    /// <summary>The declaration of a parameter of the constructor; C# knows no default for an array but null.</summary>
    private static string Declaration(Hyperparameter hyperparameter) => hyperparameter.Type == HyperparameterType.DoubleArray
        ? $"double[]? {Parameter(hyperparameter)} = null"
        : $"{Type(hyperparameter)} {Parameter(hyperparameter)}{(hyperparameter.Default is { } value ? $" = {value}" : "")}";

    /// <summary>The default as an argument.</summary>
    private static string Argument(Hyperparameter hyperparameter) => hyperparameter.Type switch
    {
        HyperparameterType.DoubleArray => "null",
        HyperparameterType.Single => $"(float){hyperparameter.Default}",
        _ => hyperparameter.Default!,
    };

    /// <summary>The parameter of the constructor.</summary>
    private static string Parameter(Hyperparameter hyperparameter) => Keywords.Escape(hyperparameter.Name);

    private string Field(Hyperparameter hyperparameter) => _fields[hyperparameter];

    private static string FieldOf(Hyperparameter hyperparameter) =>
        hyperparameter.Property.Length == 0
            ? "__" + hyperparameter.Name
            : "_" + char.ToLowerInvariant(hyperparameter.Property[0]) + hyperparameter.Property.Substring(1);

    private static string Type(Hyperparameter hyperparameter) => hyperparameter.Type switch
    {
        HyperparameterType.Unsupported => "object?",
        HyperparameterType.DoubleArray => "double[]",
        _ when hyperparameter.Property == LearningRate => "double",
        HyperparameterType.Single => "float",
        HyperparameterType.Int32 => "int",
        HyperparameterType.Int64 => "long",
        HyperparameterType.Boolean => "bool",
        _ => "double",
    };

    private static string Summary(Hyperparameter hyperparameter)
    {
        string what = hyperparameter.Property == LearningRate ? "The learning rate" : "The hyperparameter";
        string @default = hyperparameter.Default is { } value ? $"; {Literals.Readable(value)} by default" : "";
        string range = hyperparameter.Range is { } bounds ? $"; {ReadableRange(bounds)}" : "";
        return $"{what} <c>{Literals.Xml(hyperparameter.Name)}</c> of the rule{@default}{range}.";
    }

    private static string ReadableRange(HyperparameterRange range)
    {
        string minimum = $"{(range.ExcludesMinimum ? "above" : "at least")} {Literals.Readable(Literals.Double(range.Minimum))}";
        string maximum = $"{(range.ExcludesMaximum ? "below" : "at most")} {Literals.Readable(Literals.Double(range.Maximum))}";
        bool isUnbounded = double.IsPositiveInfinity(range.Maximum) && !range.ExcludesMaximum;
        return isUnbounded ? minimum : $"{minimum}, {maximum}";
    }

    private string Checked(Hyperparameter hyperparameter, string value, string name)
    {
        if (hyperparameter.Type is HyperparameterType.Boolean or HyperparameterType.Unsupported)
        {
            return value;
        }

        if (hyperparameter.Type == HyperparameterType.DoubleArray)
        {
            return $"{GeneratedTypes.HyperparameterInClass}.Checked({value}, {name}, {lengths(hyperparameter)})";
        }

        string type = Type(hyperparameter);
        string cast = type == "double" ? "" : $"({type})";
        if (hyperparameter.Range is { } range)
        {
            string exclusions = range.ExcludesMinimum || range.ExcludesMaximum
                ? $", {Literals.Boolean(range.ExcludesMinimum)}, {Literals.Boolean(range.ExcludesMaximum)}"
                : "";
            return $"{cast}{GeneratedTypes.HyperparameterInClass}.Checked({value}, {name}, {Literals.Double(range.Minimum)}, {Literals.Double(range.Maximum)}{exclusions})";
        }

        return type is "int" or "long" ? value : $"{cast}{GeneratedTypes.HyperparameterInClass}.Checked({value}, {name})";
    }
}
