using System.Globalization;
using Microsoft.CodeAnalysis;
using OptGen.Generator.Tests.Generation;
using OptGen.Generator.Tests.Language;

namespace OptGen.Generator.Tests.Published;

/// <summary>
/// Every published rule, declared as a user would declare it, compiles, or is told what the language lacks for it. Those that do not compile are
/// listed in NotCompiled.verified.txt, those that are warned of in Warned.verified.txt.
/// </summary>
[Trait("Category", "Slow")]
public sealed class EveryPublishedRuleTests
{
    /// <summary>What may keep a published rule from compiling, and why.</summary>
    private static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["OPTG306"] = "a condition for each row chooses values, by c ? a : b, not statements",
        ["OPTG305"] = "noise of a given seed is the optimizer's own, by its property",
        ["OPTG310"] = "how many states there are must be known when the rule is compiled",
        ["OPTG329"] = "not in the language, for the reason told",
    };

    private static readonly Lazy<(string[] Lines, string[] Warned, IReadOnlyList<Diagnostic> Warnings)> Result = new(Compile);

    [Fact]
    public void Rules_that_do_not_compile_are_listed_with_what_they_are_told() =>
        Snapshot.In("Published")
            .Match(string.Join("\n", Result.Value.Lines) + "\n", "NotCompiled", ".txt");

    /// <summary>Each of these was looked at: the warning is right of the rule as it was published.</summary>
    [Fact]
    public void Rules_that_are_warned_of_are_listed_with_what_they_are_told() =>
        Snapshot.In("Published")
            .Match(string.Join("\n", Result.Value.Warned) + "\n", "Warned", ".txt");

    [Fact]
    public void Generated_code_compiles_without_warnings() => Assert.Empty(Result.Value.Warnings);

    /// <summary>Compiles all rules together.</summary>
    private static (string[] Lines, string[] Warned, IReadOnlyList<Diagnostic> Warnings) Compile()
    {
        PublishedDeclaration[] rules = [.. PublishedRules.Declared.Select((rule, index) => new PublishedDeclaration(rule, $"Rule{index}"))];
        GeneratorRun run = GeneratorRun.Of(string.Join("\n", [.. rules.Select(rule => rule.Source), PublishedDeclaration.Inner]), Target.Newest);
        IReadOnlyList<Diagnostic> diagnostics = run.AnalyzerDiagnostics();
        ILookup<int, Diagnostic> mistakes = ByLine(DiagnosticSeverity.Error);
        Assert.All(mistakes, line => Assert.InRange(line.Key, 0, rules.Length - 1));
        return
        (
            [
                $"{rules.Length - mistakes.Count} of {rules.Length} published rules compile; these do not.",
                .. mistakes.OrderBy(line => line.Key).SelectMany(line => Describe(rules[line.Key].Rule, line)),
            ],
            [
                .. ByLine(DiagnosticSeverity.Warning).Where(line => line.Key < rules.Length).OrderBy(line => line.Key)
                    .SelectMany(line => line.Select(warning => $"{rules[line.Key].Rule.Name}: {warning.Id} {warning.GetMessage(CultureInfo.InvariantCulture)}")),
            ],
            run.CompilerDiagnostics()
        );

        ILookup<int, Diagnostic> ByLine(DiagnosticSeverity severity) =>
            diagnostics.Where(diagnostic => diagnostic.Severity == severity).ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    private static IEnumerable<string> Describe(PublishedRule rule, IEnumerable<Diagnostic> mistakes)
    {
        yield return "";
        yield return rule.Name;
        foreach (string message in mistakes.Select(Describe).Distinct())
        {
            yield return $"    {message}";
        }
    }

    private static string Describe(Diagnostic mistake)
    {
        Assert.True(Reasons.ContainsKey(mistake.Id), $"{mistake.Id} is no reason not to compile a published rule: {mistake.GetMessage(CultureInfo.InvariantCulture)}");
        return $"{mistake.Id} {mistake.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
