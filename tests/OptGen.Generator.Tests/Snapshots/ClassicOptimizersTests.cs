using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Snapshots;

/// <summary>Optimizers as the library declares them.</summary>
public class ClassicOptimizersTests
{
    private static readonly IReadOnlyList<ClassDeclarationSyntax> Declarations =
        [.. ShippedSources.All.SelectMany(source => CSharpSyntaxTree.ParseText(source.Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())];

    /// <summary>Three whole files: one pass, a rule that calls others, and a reduction between two passes.</summary>
    [Theory]
    [InlineData("AdamW")]
    [InlineData("ClippedAdamW")]
    [InlineData("LAMB")]
    public void WholeFile(string name) => Match(name, GeneratedPart.Whole);

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
    [InlineData("Adamax")]
    [InlineData("NAdam")]
    [InlineData("RAdam")]
    [InlineData("AdamEpsilonInside")]
    public void Step(string name) => Match(name, GeneratedPart.Step);

    private static void Match(string name, GeneratedPart part)
    {
        ClassDeclarationSyntax declaration = Declarations.Single(candidate => candidate.Identifier.Text == name);
        string source = $"""
            using System.ComponentModel.DataAnnotations;
            using OptGen;
            using OptGen.Zoo;

            namespace Classic;

            {declaration.ToFullString()}
            """;
        GeneratedSnapshot.Match(source, $"{nameof(ClassicOptimizersTests)}.{name}", part);
    }
}
