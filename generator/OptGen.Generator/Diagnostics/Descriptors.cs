using Microsoft.CodeAnalysis;
using OptGen.Compiler.Mistakes;

namespace OptGen.Generator.Diagnostics;

/// <summary>The table of all diagnostics, as Roslyn knows them.</summary>
internal static class Descriptors
{
    private const string Category = "OptGen";

    /// <summary>Where the page of each id is found: docs/rules of the repository.</summary>
    private const string Pages = "https://github.com/optgen/optgen/blob/main/docs/rules/";

    /// <summary>A fault of the compiler itself.</summary>
    public static readonly DiagnosticMessage InternalError = new(
        "OPTG901", "Fault in OptGen", "OptGen failed on the rule of '{0}' ({1}: {2}); other optimizers are not affected. Please report it with the rule");

    private static readonly Dictionary<string, DiagnosticMessage> Messages =
        DeclarationDiagnostics.All.Concat(SyntaxDiagnostics.All).Concat(BindingDiagnostics.All).Concat(HintDiagnostics.All).Concat(ModelDiagnostics.All).Concat(ModelHintDiagnostics.All).Concat([InternalError])
            .ToDictionary(message => message.Id, StringComparer.Ordinal);

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Messages.ToDictionary(entry => entry.Key, entry => Describe(entry.Value), StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Find(string id) => ById[id];

    public static DiagnosticMessage Message(string id) => Messages[id];

    private static DiagnosticDescriptor Describe(DiagnosticMessage message) => new(
        message.Id,
        message.Title,
        message.MessageFormat,
        Category,
        message.Level switch
        {
            DiagnosticLevel.Error => DiagnosticSeverity.Error,
            DiagnosticLevel.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: $"{Pages}{message.Id}.md");
}
