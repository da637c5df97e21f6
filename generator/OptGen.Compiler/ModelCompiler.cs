using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Text;

namespace OptGen.Compiler;

/// <summary>A model as it was compiled, and what is wrong with it, or probably not meant, in the order of the text.</summary>
/// <param name="Model">The bound model; null where something is wrong.</param>
/// <param name="Diagnostics">What to tell.</param>
internal sealed record CompiledModel(BoundModel? Model, IReadOnlyList<RuleDiagnostic> Diagnostics);

/// <summary>Parses and binds a model: one verdict for generator and analyzer.</summary>
internal static class ModelCompiler
{
    /// <param name="declaration">The declaration of its class.</param>
    /// <param name="rules">The trees of the compile.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    public static CompiledModel Compile(ModelDeclaration declaration, ParsedRules rules, CancellationToken cancellation = default)
    {
        ParseResult parsed = rules.Parse(declaration.Text, TextKind.Model);
        if (parsed.Diagnostics.Count > 0)
        {
            return new CompiledModel(null, parsed.Diagnostics);
        }

        try
        {
            BoundModel? model = ModelBinder.Bind(declaration, rules, out IReadOnlyList<RuleDiagnostic> diagnostics, cancellation);
            return new CompiledModel(declaration.Problems.Count == 0 ? model : null, diagnostics);
        }
        catch (BeyondLimitException exception)
        {
            return new CompiledModel(null, [exception.Diagnostic.Span.Length > 0 ? exception.Diagnostic : exception.Diagnostic with { Span = parsed.Rule.Span }]);
        }
        catch (InsufficientExecutionStackException)
        {
            return new CompiledModel(null, [RuleDiagnostic.Create(SyntaxDiagnostics.TooDeep.Id, parsed.Rule.Span, RuleLimits.Text(RuleTree.Depth(parsed.Rule) - 1))]);
        }
    }
}
