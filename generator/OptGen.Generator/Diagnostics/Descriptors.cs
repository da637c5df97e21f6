using Microsoft.CodeAnalysis;
using OptGen.Generator.Binding;
using OptGen.Generator.Declarations;
using OptGen.Generator.Language;

namespace OptGen.Generator.Diagnostics;

/// <summary>The table of all diagnostics, as Roslyn knows them.</summary>
internal static class Descriptors
{
    private const string Category = "OptGen";

    /// <summary>A fault of the compiler itself.</summary>
    public static readonly DiagnosticMessage InternalError = new(
        "OPTG901", "Fault in OptGen", "OptGen failed on the rule of '{0}' ({1}: {2}); other optimizers are not affected. Please report it with the rule");

    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        DeclarationDiagnostics.All.Concat(SyntaxDiagnostics.All).Concat(BindingDiagnostics.All).Concat([InternalError])
            .ToDictionary(message => message.Id, Describe, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Find(string id) => ById[id];

    private static DiagnosticDescriptor Describe(DiagnosticMessage message) =>
        new(message.Id, message.Title, message.MessageFormat, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
