using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Planning;

namespace OptGen.Generator;

/// <summary>A generated file; without text where none can be made.</summary>
internal sealed record GeneratedSource(string HintName, string Code)
{
    /// <param name="declaration">The class.</param>
    /// <param name="rules">The trees of the compile.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    public static GeneratedSource For(OptimizerDeclaration declaration, ParsedRules rules, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string hintName = HintNames.For(declaration.MetadataName);

        // A part beside a class that cannot have one would only add errors to the one that the analyzer reports.
        if (declaration.Problems.Any(problem => !KeepsSurface(problem.Id)))
        {
            return new GeneratedSource(hintName, "");
        }

        return new GeneratedSource(hintName, Emitted(declaration, rules, cancellation));
    }

    /// <summary>A fault of the compiler costs one optimizer its code, which the analyzer reports, and no other: at least the surface stays.</summary>
    private static string Emitted(OptimizerDeclaration declaration, ParsedRules rules, CancellationToken cancellation)
    {
        Func<CompiledRule>[] attempts = [() => RuleCompiler.Compile(declaration, rules, cancellation), () => new CompiledRule(null, declaration.Hyperparameters, [])];
        foreach (Func<CompiledRule> compile in attempts)
        {
            try
            {
                return OptimizerEmitter.Emit(declaration, compile());
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The next attempt asks for less.
            }
        }

        return "";
    }

    /// <summary>Whether a class with a mistake can have a generated part all the same.</summary>
    public static bool KeepsSurface(string id) =>
        id == DeclarationDiagnostics.RuleMissing.Id
        || id == DeclarationDiagnostics.RuleNotConstant.Id
        || id == DeclarationDiagnostics.CallsTooDeep.Id
        || id == DeclarationDiagnostics.UnsupportedParameterType.Id
        || id == DeclarationDiagnostics.ReservedName.Id
        || id == DeclarationDiagnostics.PropertyTwice.Id
        || id == DeclarationDiagnostics.PropertyNotPossible.Id
        || id == DeclarationDiagnostics.UnreachableRoute.Id
        || id == DeclarationDiagnostics.RuleBesideStack.Id
        || id == DeclarationDiagnostics.MemberNameTaken.Id
        || id == DeclarationDiagnostics.OptimizerAndSchedule.Id
        || id == DeclarationDiagnostics.ModelParameterType.Id
        || id == DeclarationDiagnostics.ElementType.Id
        || id == DeclarationDiagnostics.ModelAndOptimizer.Id
        || id == ModelDiagnostics.NameMeetsMember.Id;
}
