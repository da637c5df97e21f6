using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Generator.Locations;

namespace OptGen.Generator.Diagnostics;

/// <summary>Reports what the compiler says of one class, where it is written, with what its fix needs to know.</summary>
internal sealed class Reporter(SyntaxNodeAnalysisContext context, DeclarationLocations locations)
{
    public void Report(DeclarationProblem problem) => Report(problem.Id, [locations.Of(problem.Place)], problem.Arguments, removal: null, goal: null);

    public void Report(RuleDiagnostic diagnostic) => Report(
        diagnostic.Id, locations.Of(diagnostic.Span), diagnostic.Arguments, diagnostic.Removal is { } removal ? locations.Of(removal)[0] : null, diagnostic.Goal is { } goal ? locations.Of(goal)[0] : null, diagnostic.Cures);

    /// <summary>Reports what lies outside the rule.</summary>
    public void Report(RuleDiagnostic diagnostic, Location place) => Report(diagnostic.Id, [place], diagnostic.Arguments, removal: null, goal: null);

    private void Report(string id, IReadOnlyList<Location> places, EquatableArray<string> arguments, Location? removal, Location? goal, EquatableArray<Rewriting> cures = default)
    {
        // Without arguments a message would not be formatted, and show its doubled braces.
        static object[] Words(EquatableArray<string> arguments) => arguments.Count == 0 ? [""] : [.. arguments];
        DiagnosticMessage message = Descriptors.Message(id);
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        void Add(string name, int? index)
        {
            if (index is { } place && place < arguments.Count && arguments[place].Length > 0)
            {
                properties = properties.Add(name, arguments[place]);
            }
        }

        Add(FixProperties.Replacement, message.Replacement);
        Add(FixProperties.Parameter, message.Parameter);
        Add(FixProperties.Namespace, message.Namespace);
        if (removal is not null && removal.SourceTree == places[0].SourceTree && removal.SourceSpan != places[0].SourceSpan && removal.SourceSpan.Contains(places[0].SourceSpan))
        {
            int before = places[0].SourceSpan.Start - removal.SourceSpan.Start;
            properties = properties.Add(FixProperties.Removal, FormattableString.Invariant($"{before} {removal.SourceSpan.Length - before}"));
        }

        if (goal is not null && goal.SourceTree == places[0].SourceTree && goal.SourceSpan.Start < places[0].SourceSpan.Start)
        {
            properties = properties.Add(FixProperties.Goal, FormattableString.Invariant($"{places[0].SourceSpan.Start - goal.SourceSpan.Start}"));
        }

        for (int i = 0; i < cures.Count; i++)
        {
            Location place = locations.Of(cures[i].Span)[0];
            if (place.SourceTree == places[0].SourceTree)
            {
                int from = place.SourceSpan.Start - places[0].SourceSpan.Start;
                properties = properties.Add(FormattableString.Invariant($"{FixProperties.Cure}{i}"), FormattableString.Invariant($"{from} {place.SourceSpan.Length}\n{cures[i].Title}\n{cures[i].Text}"));
            }
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Find(id), places[0], places.Skip(1), properties, Words(arguments)));
    }
}
