using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Generator.Declarations;

namespace OptGen.Generator.Diagnostics;

/// <summary>
/// Finds optimizers of the library that a rule or a stack names and whose namespace the file does not import. A rule may call them all the same; a stack is C#, which does
/// not find them.
/// </summary>
internal static class NotImportedOptimizers
{
    /// <summary>Those that a rule calls, each at its first call.</summary>
    public static IEnumerable<RuleDiagnostic> Of(OptimizerDeclaration declaration, ParsedRules rules, TypesInScope scope)
    {
        if (declaration.Kind != DeclarationKind.Optimizer || declaration.IsStacked)
        {
            yield break;
        }

        IEnumerable<CallSyntax> calls = RuleTree.Descendants(rules.Parse(declaration.Rule).Rule).OfType<CallSyntax>().Where(call => call is { Scope: null, Arguments: not null });
        foreach (IGrouping<string, CallSyntax> called in calls.GroupBy(call => call.Function.Name.Text, StringComparer.Ordinal))
        {
            if (scope.NotImported(called.Key) is { } optimizer)
            {
                yield return Hint(called.First().Function.Span, optimizer);
            }
        }
    }

    /// <summary>Those that attributes stack, where C# does not know the name.</summary>
    public static IEnumerable<(Location Place, INamedTypeSymbol Optimizer)> Stacked(IReadOnlyList<AttributeData> attributes, TypesInScope scope, CancellationToken cancellation)
    {
        foreach (AttributeData attribute in attributes.Where(OptimizerAttributes.IsStack))
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            {
                continue;
            }

            foreach (IdentifierNameSyntax name in syntax.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().SelectMany(generic => generic.TypeArgumentList.Arguments).OfType<IdentifierNameSyntax>())
            {
                if (!scope.Named(name.Identifier.ValueText).Any() && scope.NotImported(name.Identifier.ValueText) is { } optimizer)
                {
                    yield return (name.GetLocation(), optimizer);
                }
            }
        }
    }

    public static RuleDiagnostic Hint(RuleSpan place, INamedTypeSymbol optimizer) =>
        RuleDiagnostic.Create(HintDiagnostics.NotImported.Id, place, optimizer.Name, optimizer.ContainingNamespace.ToDisplayString());
}
