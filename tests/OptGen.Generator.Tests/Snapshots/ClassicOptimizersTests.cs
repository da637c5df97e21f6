using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptGen.Generator.Tests.Snapshots;

/// <summary>Optimizers as the library declares them.</summary>
public class ClassicOptimizersTests
{
    private static readonly IReadOnlyList<ClassDeclarationSyntax> Declarations = [.. ReadDeclarations()];

    [Theory]
    [InlineData("SGD")]
    [InlineData("Momentum")]
    [InlineData("Nesterov")]
    [InlineData("ASGD")]
    [InlineData("Rprop")]
    [InlineData("AdaGrad")]
    [InlineData("RMSpropCentered")]
    [InlineData("AdaDelta")]
    [InlineData("Adam")]
    [InlineData("AMSGrad")]
    [InlineData("AdamW")]
    [InlineData("Adamax")]
    [InlineData("NAdam")]
    [InlineData("RAdam")]
    [InlineData("AdamEpsilonInside")]
    public void Generates(string name)
    {
        ClassDeclarationSyntax declaration = Declarations.Single(candidate => candidate.Identifier.Text == name);
        string source = $"""
            using System.ComponentModel.DataAnnotations;
            using OptGen;

            namespace Classic;

            {declaration.ToFullString()}
            """;
        GeneratedSnapshot.Match(source, $"{nameof(ClassicOptimizersTests)}.{name}");
    }

    private static IEnumerable<ClassDeclarationSyntax> ReadDeclarations()
    {
        foreach (string name in typeof(ClassicOptimizersTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Optimizers/", StringComparison.Ordinal)))
        {
            using StreamReader reader = new(typeof(ClassicOptimizersTests).Assembly.GetManifestResourceStream(name)!);
            foreach (ClassDeclarationSyntax declaration in CSharpSyntaxTree.ParseText(reader.ReadToEnd()).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            {
                yield return declaration;
            }
        }
    }
}
