using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>All recorded models, declared as their users would, in one compilation with what the generator makes of them.</summary>
internal static class GeneratedModels
{
    private static readonly Lazy<(Assembly Assembly, IReadOnlySet<string> Refused)> All = new(Build);

    /// <summary>The recordings whose models are refused, so that their methods take any data.</summary>
    public static IReadOnlySet<string> Refused => All.Value.Refused;

    /// <summary>A new model of a recording, with its parameters and states.</summary>
    public static GeneratedCalls Make(Recording recording) => new(recording, All.Value.Assembly.GetType(NameOf(recording.Name) + ".Calls") ?? throw new InvalidOperationException($"{recording.Name} has no generated methods."));

    private static (Assembly, IReadOnlySet<string>) Build()
    {
        Recording[] recordings = [.. Recording.Names.Select(Recording.Read), .. Recording.Noisy];
        CSharpParseOptions options = Target.Newest.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        CSharpCompilation declared = Target.Newest.Compile([]).AddSyntaxTrees(recordings.Select(recording => CSharpSyntaxTree.ParseText(Declare(recording), options)));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: options);
        GeneratorDriverRunResult result = driver.RunGeneratorsAndUpdateCompilation(declared, out Compilation generated, out _).GetRunResult();
        Assert.Null(result.Results[0].Exception);
        (Recording Recording, INamedTypeSymbol Type)[] types = [.. recordings.Select(recording => (recording, generated.GetTypeByMetadataName($"{NameOf(recording.Name)}.{recording.Classes[^1].Name}")!))];
        HashSet<string> refused = [.. types.Where(pair => Methods(pair.Type, "Gradients").Any(method => method.Parameters.Any(parameter => parameter.Type.Name == "ModelAnyData"))).Select(pair => pair.Recording.Name)];
        Compilation whole = generated.AddSyntaxTrees(types.Where(pair => !refused.Contains(pair.Recording.Name)).Select(pair => CSharpSyntaxTree.ParseText(CallsOf(pair.Recording, pair.Type), options)));
        using MemoryStream stream = new();
        EmitResult emitted = whole.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        stream.Position = 0;
        return (new AssemblyLoadContext("recordings").LoadFromStream(stream), refused);
    }

    /// <summary>Classes are unique in their recording only.</summary>
    private static string NameOf(string recording) => recording.Replace('/', '.');

    private static string Declare(Recording recording)
    {
        StringBuilder source = new($"using OptGen;\nnamespace {NameOf(recording.Name)};\n");
        foreach (ModelClass model in recording.Classes)
        {
            // Loops are written out for defaults.
            string constructor = model.Constructor is null ? ""
                : model != recording.Classes[^1] ? $"({model.Constructor})"
                : $"({string.Join(", ", model.Constructor.Split(',', StringSplitOptions.TrimEntries).Select(parameter => WithDefault(parameter, recording.Arguments)))})";
            source.Append($"[Model({SymbolDisplay.FormatLiteral(model.Text, quote: true)}, Element = typeof(double))] public partial class {model.Name}{constructor};\n");
        }

        return source.ToString();
    }

    private static string WithDefault(string parameter, JsonElement arguments)
    {
        string[] halves = parameter.Split('=', StringSplitOptions.TrimEntries);
        return arguments.TryGetProperty(halves[0].Split(' ')[^1], out JsonElement given) && given.ValueKind == JsonValueKind.Number ? $"{halves[0]} = {given.GetRawText()}" : parameter;
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IMethodSymbol>();

    /// <summary>Calls of the generated methods with arrays and lengths by name, which reflection can make.</summary>
    private static string CallsOf(Recording recording, INamedTypeSymbol type)
    {
        // Lengths that follow from others are none.
        HashSet<string> taken = [.. type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Name)];
        string arguments = string.Join(", ", recording.Arguments.EnumerateObject().Where(argument => taken.Contains(argument.Name)).Select(argument =>
            $"@{argument.Name}: {(argument.Value.ValueKind == JsonValueKind.String ? argument.Value.GetString() : argument.Value.GetRawText())}"));
        StringBuilder source = new($"#nullable enable\nnamespace {NameOf(recording.Name)};\ninternal static class Calls\n{{\n    public static object Make() => new {type.Name}({arguments});\n");
        foreach (string name in (string[])["Gradients", "Loss", "Predict", "CheckGradients"])
        {
            foreach (IMethodSymbol method in Methods(type, name))
            {
                bool isBatch = method.Parameters[0].Type.Name == "Batch";
                string given = string.Join(", ", method.Parameters.Select(parameter => parameter.Type switch
                {
                    { Name: "Batch" } => "rows",
                    { SpecialType: SpecialType.System_Boolean } => "add",
                    { SpecialType: SpecialType.System_Double } => $"((double[])data(\"{parameter.Name}\"))[0]",
                    { SpecialType: SpecialType.System_Int32 } => parameter.Name == "elements" ? "8" : $"length(\"{parameter.Name}\")",
                    INamedTypeSymbol span => $"({span.TypeArguments[0].ToDisplayString()}[])data(\"{parameter.Name}\")",
                    _ => throw new InvalidOperationException($"{parameter} of {recording.Name} is of no known type."),
                }));
                string result = name == "Predict" ? "System.Array" : name == "CheckGradients" ? "OptGen.GradientCheck" : "double";
                source.Append($"    public static {result} {name}{(isBatch ? "OfRows" : "")}(object net, int[] rows, System.Func<string, System.Array> data, System.Func<string, int> length, bool add) => (({type.Name})net).{name}({given}){(name == "Predict" ? ".ToArray()" : "")};\n");
            }
        }

        return source.Append("}\n").ToString();
    }
}
