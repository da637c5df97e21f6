using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Models.Surface;

/// <summary>
/// Writes the properties that hold what the constructor is given, and the constructor where the class has none. Lengths stay as they are; other numbers can be set, and hold from
/// the next call on.
/// </summary>
/// <param name="declaration">The declaration of the model.</param>
/// <param name="model">What it computes; null where the text is wrong.</param>
internal sealed class ConstructorWriter(ModelDeclaration declaration, BoundModel? model)
{
    private readonly LengthDemands? _demands = model is { OpenLengths.Count: 0 } ? new(model) : null;

    private IReadOnlyList<ConstructorParameter> Parameters => declaration.HasPrimaryConstructor || model is null ? declaration.Constructor : model.Constructor;

    public void Write(CodeWriter writer)
    {
        HashSet<string> written = new(StringComparer.Ordinal) { declaration.Name };
        List<ConstructorParameter> own = [.. Parameters.Where(parameter => TypeOf(parameter) is not null && !ModelMembers.IsInherited(ModelMembers.Property(parameter.Name)) && !declaration.OwnNames.Contains(ModelMembers.Property(parameter.Name)) && written.Add(ModelMembers.Property(parameter.Name)))];
        string[] demands = _demands is null ? [] : [.. _demands.Statements(Read)];
        if (!declaration.HasPrimaryConstructor)
        {
            WriteConstructor(writer, own, demands);
        }

        foreach (ConstructorParameter parameter in own)
        {
            writer.Separate();
            string noun = parameter.Model is not null ? "model" : IsFixed(parameter) ? "length" : "hyperparameter";
            writer.Line($"/// <summary>The {noun} <c>{Literals.Xml(parameter.Name)}</c> of the model.</summary>");
            bool isChecked = parameter == own[own.Count - 1] && demands.Length > 0;
            string initial = declaration.HasPrimaryConstructor ? $" = {(isChecked ? $"{ModelMembers.Checked}({string.Join(", ", own.Select(given => Keywords.Escape(given.Name)))})" : Initial(parameter))};" : "";
            writer.Line($"public {TypeOf(parameter)} {Keywords.Escape(ModelMembers.Property(parameter.Name))} {{ get; {(IsFixed(parameter) ? "" : "set; ")}}}{initial}");
        }

        if (declaration.HasPrimaryConstructor && demands.Length > 0)
        {
            WriteChecks(writer, own, demands);
        }
    }

    /// <summary>The last number that the constructor is given, once all of them go together.</summary>
    private void WriteChecks(CodeWriter writer, List<ConstructorParameter> own, string[] demands)
    {
        writer.Separate();
        ConstructorParameter last = own[own.Count - 1];
        using (writer.Open($"private static {TypeOf(last)} {ModelMembers.Checked}({string.Join(", ", own.Select(parameter => $"{TypeOf(parameter)} {Keywords.Escape(parameter.Name)}"))})"))
        {
            writer.Line($"{TypeOf(last)} last = {Initial(last)};");
            foreach (string demand in demands)
            {
                writer.Line(demand);
            }

            writer.Line("return last;");
        }
    }

    /// <summary>A number of the constructor, or of a model that it is given.</summary>
    private string Read(LengthSymbol symbol)
    {
        string[] parts = symbol.Name.Split('.');
        return string.Join(".", parts.Skip(1).Select(part => Keywords.Escape(ModelMembers.Property(part))).Prepend(Keywords.Escape(declaration.HasPrimaryConstructor ? parts[0] : Compiler.Binding.PropertyNames.Identifier(parts[0]))));
    }

    /// <summary>What a model is made of stays as it is; its other numbers do not.</summary>
    private static bool IsFixed(ConstructorParameter parameter) => parameter.Model is not null || parameter.Type is HyperparameterType.Int32 or HyperparameterType.Int64;

    /// <summary>What the constructor is given; where loops are written out for a number, only that one.</summary>
    private string Initial(ConstructorParameter parameter) => model?.FixedParameters.Contains(parameter.Name) == true && parameter.Default is { } value
        ? $"{LengthDemands.Layout}.Fixed({Literals.String(parameter.Name)}, {Keywords.Escape(parameter.Name)}, {value})"
        : Given(parameter, Keywords.Escape(parameter.Name));

    private string Given(ConstructorParameter parameter, string argument) =>
        parameter.Model is not null ? $"{LengthDemands.Layout}.Given({Literals.String(parameter.Name)}, {argument})"
        : _demands?.IsLength(parameter.Name) == true ? $"{LengthDemands.Layout}.Length({Literals.String(parameter.Name)}, {argument})"
        : argument;

    private static string? TypeOf(ConstructorParameter parameter) => parameter.Model is { } type ? Keywords.EscapeType(type) : ModelMembers.TypeOf(parameter);

    private void WriteConstructor(CodeWriter writer, List<ConstructorParameter> own, string[] demands)
    {
        if (model is null)
        {
            writer.Line("/// <summary>Takes anything, because the text of the model has errors.</summary>");
            writer.Line($"public {Keywords.EscapeType(declaration.Name)}(params object?[] numbers) => _ = numbers;");
            return;
        }

        if (own.Count == 0)
        {
            return;
        }

        writer.Line("/// <summary>Makes a model; its first values follow from <see cref=\"global::OptGen.Model.Seed\"/>.</summary>");
        foreach (ConstructorParameter parameter in own)
        {
            writer.Line($"/// <param name=\"{Identifier(parameter)}\">The {(IsFixed(parameter) ? "length" : "hyperparameter")} <c>{Literals.Xml(parameter.Name)}</c>.</param>");
        }

        string parameters = string.Join(", ", own.Select(parameter => $"{TypeOf(parameter)} {Keywords.Escape(Identifier(parameter))}{(parameter.Default is { } value ? $" = {value}" : "")}"));
        using (writer.Open($"public {Keywords.EscapeType(declaration.Name)}({parameters})"))
        {
            foreach (ConstructorParameter parameter in own)
            {
                writer.Line($"this.{Keywords.Escape(ModelMembers.Property(parameter.Name))} = {Given(parameter, Keywords.Escape(Identifier(parameter)))};");
            }

            foreach (string demand in demands)
            {
                writer.Line(demand);
            }
        }
    }

    private static string Identifier(ConstructorParameter parameter) => Compiler.Binding.PropertyNames.Identifier(parameter.Name);
}
