using OptGen.Generator.Declarations;
using OptGen.Generator.Emission;

namespace OptGen.Generator;

/// <summary>A generated file; without text where none can be made.</summary>
internal sealed record GeneratedSource(string HintName, string Code)
{
    public static GeneratedSource For(OptimizerDeclaration declaration, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string hintName = HintNames.For(declaration.MetadataName);

        // A part beside a class that cannot have one would only add errors to the one that the analyzer reports.
        if (declaration.Problems.Any(problem => !KeepsSurface(problem.Id)))
        {
            return new GeneratedSource(hintName, "");
        }

        return new GeneratedSource(hintName, Emitted(declaration));
    }

    private static string Emitted(OptimizerDeclaration declaration)
    {
        try
        {
            return OptimizerEmitter.Emit(declaration, RuleCompiler.Compile(declaration));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A fault of the compiler costs one optimizer its code, which the analyzer reports, and no other.
            return OptimizerEmitter.Emit(declaration, new CompiledRule(null, declaration.Hyperparameters, []));
        }
    }

    private static bool KeepsSurface(string id) =>
        id == DeclarationDiagnostics.RuleMissing.Id
        || id == DeclarationDiagnostics.RuleNotConstant.Id
        || id == DeclarationDiagnostics.UnsupportedParameterType.Id
        || id == DeclarationDiagnostics.ReservedName.Id;
}
