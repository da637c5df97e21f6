using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Planning;
using OptGen.Generator.Declarations;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Lowering;

/// <summary>The plans of the library's optimizers, and of such as are made of them.</summary>
internal static class DeclaredPlan
{
    private static readonly Lazy<CSharpCompilation> Library = new(() => Target.Newest.Compile(ShippedSources.All.Select(source => source.Text)));

    /// <param name="name">A class of the library.</param>
    public static StepPlan Of(string name) => Read(Library.Value, name);

    /// <param name="name">The class.</param>
    /// <param name="declaration">Its declaration, in the namespace of the whole zoo.</param>
    public static StepPlan Of(string name, string declaration) =>
        Read(Library.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"namespace OptGen.Zoo;\n{declaration}", Target.Newest.ParseOptions)), name);

    private static StepPlan Read(CSharpCompilation compilation, string name)
    {
        INamedTypeSymbol type = (compilation.Assembly.GetTypeByMetadataName($"OptGen.{name}") ?? compilation.Assembly.GetTypeByMetadataName($"OptGen.Zoo.{name}"))!;
        SyntaxReference place = type.DeclaringSyntaxReferences[0];
        SemanticModel model = compilation.GetSemanticModel(place.SyntaxTree);
        OptimizerDeclaration declaration = DeclarationReader.Read(
            type, OptimizerAttributes.Of(type), new TypesInScope(model, place.Span.Start), new ParsedRules(), CancellationToken.None);
        CompiledRule compiled = RuleCompiler.Compile(declaration, new ParsedRules());
        Assert.Empty(compiled.Diagnostics);
        return compiled.Plan!;
    }
}
