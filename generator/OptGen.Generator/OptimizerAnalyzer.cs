using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OptGen.Generator.Declarations;
using OptGen.Generator.Diagnostics;
using OptGen.Generator.Language;
using OptGen.Generator.Locations;

namespace OptGen.Generator;

/// <summary>Reports what is wrong with an optimizer. It asks the compiler that the generator uses, which itself stays silent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptimizerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.CreateRange(Descriptors.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.Parent?.Parent is not MemberDeclarationSyntax syntax
            || context.SemanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is not INamedTypeSymbol type
            || OptimizerAttributes.Of(type) is not { Count: > 0 } attributes
            || !IsAt(attributes[0], context.Node))
        {
            return;
        }

        OptimizerDeclaration declaration = DeclarationReader.Read(
            type,
            attributes,
            name => TypesInScope.Of(context.SemanticModel, syntax.SpanStart, name),
            context.CancellationToken);
        DeclarationLocations locations = new(type, attributes, declaration, context.SemanticModel, context.CancellationToken);
        foreach (DeclarationProblem problem in declaration.Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Find(problem.Id), locations.Of(problem.Place), [.. problem.Arguments]));
        }

        foreach (RuleDiagnostic diagnostic in RuleDiagnostics(declaration))
        {
            IReadOnlyList<Location> places = locations.Of(diagnostic.Span);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Find(diagnostic.Id), places[0], places.Skip(1), [.. diagnostic.Arguments]));
        }
    }

    private static bool IsAt(AttributeData attribute, Microsoft.CodeAnalysis.SyntaxNode node) =>
        attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == node.SyntaxTree && reference.Span == node.Span;

    private static IReadOnlyList<RuleDiagnostic> RuleDiagnostics(OptimizerDeclaration declaration)
    {
        try
        {
            return RuleCompiler.Compile(declaration).Diagnostics;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [RuleDiagnostic.Create(Descriptors.InternalError.Id, default, declaration.Name, exception.GetType().Name, exception.Message)];
        }
    }
}
