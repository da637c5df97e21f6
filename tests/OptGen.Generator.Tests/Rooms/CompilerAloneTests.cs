using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Generator.Declarations;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Rooms;

/// <summary>The compiler needs nothing but the framework: it turns every shipped rule into C# where no Roslyn can be found.</summary>
public class CompilerAloneTests
{
    private static readonly string Root = Path.Combine(Snapshot.ProjectDirectory, "..", "..");

    [Fact]
    public void CompilesEveryShippedRuleWithoutRoslyn()
    {
        List<OptimizerDeclaration> shipped = [.. ReadShipped()];
        Assert.True(shipped.Count > 100, $"{shipped.Count} shipped rules were found.");
        CompilerContext context = new();
        try
        {
            Assert.All(shipped, declaration => Assert.Equal(GeneratedSource.For(declaration, new ParsedRules(), CancellationToken.None).Code, context.Compile(declaration)));
            Assert.Equal([typeof(RuleCompiler).Assembly.GetName().Name], context.Assemblies.Select(assembly => assembly.GetName().Name));
        }
        finally
        {
            context.Unload();
        }
    }

    [Fact]
    public void ReferencesTheFrameworkAlone() =>
        Assert.Equal(["netstandard"], typeof(RuleCompiler).Assembly.GetReferencedAssemblies().Select(reference => reference.Name));

    [Fact]
    public void ProjectNamesNoPackageAndNoProject()
    {
        XDocument project = XDocument.Load(Path.Combine(Root, "generator", "OptGen.Compiler", "OptGen.Compiler.csproj"));
        Assert.DoesNotContain(project.Descendants(), element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "Reference" or "Import");
    }

    private static IEnumerable<OptimizerDeclaration> ReadShipped()
    {
        IEnumerable<string> sources = new[] { "Optimizers", "Zoo", "Schedules" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, "src", "OptGen", folder), "*.cs"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);
        CSharpCompilation compilation = Target.Newest.Compile(sources);
        foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            if (OptimizerAttributes.OfEither(type) is { Count: > 0 } attributes)
            {
                SyntaxReference place = type.DeclaringSyntaxReferences[0];
                SemanticModel model = compilation.GetSemanticModel(place.SyntaxTree);
                yield return DeclarationReader.Read(type, attributes, new TypesInScope(model, place.Span.Start), new ParsedRules(), CancellationToken.None);
            }
        }
    }
}
