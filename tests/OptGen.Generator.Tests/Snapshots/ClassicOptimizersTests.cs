using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Snapshots;

/// <summary>Optimizers as the library declares them.</summary>
public class ClassicOptimizersTests
{
    private static readonly IReadOnlyList<ClassDeclarationSyntax> Declarations =
        [.. ShippedSources.All.SelectMany(source => CSharpSyntaxTree.ParseText(source.Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())];

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
}
