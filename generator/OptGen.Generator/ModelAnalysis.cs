using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Generator.Declarations;
using OptGen.Generator.Diagnostics;
using OptGen.Generator.Locations;

namespace OptGen.Generator;

/// <summary>Reports what is wrong with a model. It asks the compiler that the generator uses, which itself stays silent.</summary>
internal static class ModelAnalysis
{
    /// <param name="context">The attribute, and where to report.</param>
    /// <param name="type">The class.</param>
    /// <param name="attribute">The attribute that makes it a model.</param>
    /// <param name="rules">The trees of the compile.</param>
    public static void Report(SyntaxNodeAnalysisContext context, INamedTypeSymbol type, AttributeData attribute, ParsedRules rules)
    {
        TypesInScope scope = new(context.SemanticModel, context.Node.SpanStart);
        ModelDeclaration declaration = ModelDeclarationReader.Read(type, attribute, scope, context.CancellationToken);
        DeclarationLocations locations = new(type, [attribute], declaration.Text, default, context.SemanticModel, context.CancellationToken);
        Reporter reporter = new(context, locations);
        foreach (DeclarationProblem problem in declaration.Problems)
        {
            reporter.Report(problem);
        }

        // What is said of a text that is missing says it all.
        if (declaration.Problems.Any(problem => problem.Place.Kind == ProblemPlaceKind.Rule))
        {
            return;
        }

        try
        {
            foreach (RuleDiagnostic diagnostic in ModelCompiler.Compile(declaration, rules, context.CancellationToken).Diagnostics)
            {
                reporter.Report(NearClasses.Suggest(diagnostic, scope.Models));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            reporter.Report(RuleDiagnostic.Create(Descriptors.InternalError.Id, default, declaration.Name, exception.GetType().Name, exception.Message));
        }
    }
}
