using System.Globalization;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Emission;
using OptGen.Compiler.Models.Surface;
using OptGen.Generator.Diagnostics;

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
        return new GeneratedSource(hintName, hasPart ? Emitted(declaration, rules, cancellation) : "");
    }

    /// <summary>A fault of the compiler costs one model its code, and no other: at least the surface stays. The analyzer reports faults of the binding; of a fault behind that, the generated file tells.</summary>
    private static string Emitted(ModelDeclaration declaration, ParsedRules rules, CancellationToken cancellation)
    {
        int data = rules.Parse(declaration.Text, TextKind.Model).Rule.Statements.Count(statement => statement is TensorDeclarationSyntax { Initial: null });
        BoundModel? model = null;
        try
        {
            model = ModelCompiler.Compile(declaration, rules, cancellation).Model;
            return ModelEmitter.Emit(declaration, model, data, ProgramEmitter.Emit);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            string surface = ModelEmitter.Emit(declaration, null, data, ProgramEmitter.Emit);
            string fault = string.Format(CultureInfo.InvariantCulture, Descriptors.InternalError.MessageFormat, declaration.Name, exception.GetType().Name, exception.Message);
            return model is null ? surface : $"{surface}#error {Descriptors.InternalError.Id}: {string.Join(" ", fault.Split('\r', '\n'))}\n";
        }
    }
}
