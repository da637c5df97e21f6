using Microsoft.CodeAnalysis;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Models.Emission;
using OptGen.Compiler.Models.Surface;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Models.Emission;

/// <summary>What is generated of a model without mistakes is C# without mistakes: of the examples, and of what becomes of them while somebody types.</summary>
public class GeneratedModelsTests
{
    [Fact]
    public void Examples_become_CSharp() => AssertCompile(ContractModels.All);

    [Fact]
    public void Damaged_examples_become_CSharp()
    {
        const int Wanted = 40;
        Random random = new(11);
        HashSet<string> known = [.. ContractModels.All.Select(model => model.Text)];
        List<ModelClass> models = [];
        for (int round = 0; round < 4000 && models.Count < Wanted; round++)
        {
            // Of long models, which take long to compile, others stand for the same.
            ModelClass model = random.Next(2) == 0 ? DamagedModels.Mutated(random) : DamagedModels.Cut(random);
            if (model.Text.Length < 400 && model.Name is not ("Gpt" or "Deep" or "Block") && known.Add(model.Text) && BoundModels.Compile(model).Model is not null)
            {
                models.Add(model with { Name = $"{model.Name}{models.Count}" });
            }
        }

        Assert.Equal(Wanted, models.Count);
        AssertCompile(models);
    }

    private static void AssertCompile(IReadOnlyList<ModelClass> models)
    {
        List<string> sources = [];
        Dictionary<string, string> texts = [];
        HashSet<string> instances = [.. models.SelectMany(model => (model.Constructor ?? "").Split(',', ' '))];
        foreach (ModelClass model in models.Concat(ContractModels.All.Where(known => instances.Contains(known.Name))).DistinctBy(model => model.Name))
        {
            ModelDeclaration declaration = model.Declare(ContractModels.All);
            if (ModelCompiler.Compile(declaration, new ParsedRules(CancellationToken.None)).Model is { } bound)
            {
                sources.Add(ModelEmitter.Emit(declaration, bound, bound.Data.Count, ProgramEmitter.Emit));
                texts[$"Source{sources.Count - 1}.cs"] = model.Text;
                sources.Add($"/// <summary>…</summary>\npublic partial class {model.Name}{(model.Constructor is null ? "" : $"({model.Constructor})")};");
            }
        }

        Diagnostic? wrong = Target.Newest.Compile(sources).GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1573");
        Assert.True(wrong is null, wrong is null ? "" : $"{wrong}\n{texts.GetValueOrDefault(wrong.Location.SourceTree?.FilePath ?? "")}");
    }
}
