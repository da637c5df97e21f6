using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Tests.Models;

/// <summary>A class with a model, as a user declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The model.</param>
/// <param name="Constructor">The parameters of its primary constructor, in C#; null where it has none.</param>
/// <param name="IsDouble">Whether elements are double.</param>
internal sealed record ModelClass(string Name, string Text, string? Constructor = null, bool IsDouble = false)
{
    /// <summary>What a reader of C# makes of it.</summary>
    /// <param name="others">The classes that it can name.</param>
    public ModelDeclaration Declare(IReadOnlyList<ModelClass> others) => new()
    {
        Namespace = "",
        EnclosingTypes = new EquatableArray<EnclosingType>([]),
        Name = Name,
        MetadataName = Name,
        Text = Text,
        IsDouble = IsDouble,
        Calls = CallsOf(others, [Name]),
        HasPrimaryConstructor = Constructor is not null,
        Constructor = new EquatableArray<ConstructorParameter>(Parameters),
        Problems = new EquatableArray<DeclarationProblem>([]),
    };

    private ConstructorParameter[] Parameters =>
        [.. (Constructor ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parameter)];

    private static ConstructorParameter Parameter(string written)
    {
        string[] halves = written.Split('=', StringSplitOptions.TrimEntries);
        string[] words = halves[0].Split(' ');
        string? value = halves.Length > 1 ? halves[1] : null;
        return words[0] switch
        {
            "int" => new(words[1], HyperparameterType.Int32, value),
            "double" => new(words[1], HyperparameterType.Double, value),
            "bool" => new(words[1], HyperparameterType.Boolean, value),
            _ => new(words[1], HyperparameterType.Unsupported, null, words[0]),
        };
    }

    private EquatableArray<CalledModel> CallsOf(IReadOnlyList<ModelClass> others, IReadOnlyList<string> above)
    {
        HashSet<string> named =
        [
            .. RuleTree.Descendants(RuleParser.Parse(Text, TextKind.Model).Rule).OfType<CallSyntax>().Select(call => call.Function.Name.Text),
            .. Parameters.Select(parameter => parameter.Model).OfType<string>(),
        ];
        return new EquatableArray<CalledModel>([.. others.Where(other => named.Contains(other.Name)).Select(other => other.Called(others, above))]);
    }

    private CalledModel Called(IReadOnlyList<ModelClass> others, IReadOnlyList<string> above)
    {
        bool isCycle = above.Contains(Name);
        return new(Name, Text, Constructor is not null, new EquatableArray<ConstructorParameter>(Parameters), isCycle ? new EquatableArray<CalledModel>([]) : CallsOf(others, [.. above, Name]), isCycle);
    }
}
