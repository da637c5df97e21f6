using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Surface;

namespace OptGen.Generator;

/// <summary>Makes the generated file of a model.</summary>
internal static class ModelSource
{
    /// <param name="declaration">The class.</param>
    /// <param name="rules">The trees of the compile.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    public static GeneratedSource For(ModelDeclaration declaration, ParsedRules rules, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string hintName = HintNames.For(declaration.MetadataName);

        // A part beside a class that cannot have one would only add errors to the one that the analyzer reports.
        bool hasPart = declaration.Problems.All(problem => GeneratedSource.KeepsSurface(problem.Id) && problem.Id != DeclarationDiagnostics.MemberNameTaken.Id);
        return new GeneratedSource(hintName, hasPart ? ModelEmitter.Emit(declaration, null, 0, static (_, _, _) => { }) : "");
    }
}
