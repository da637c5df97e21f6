using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Text;
using OptGen.Generator.Declarations;

using ExpressionSyntax = Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax;

namespace OptGen.Generator.Locations;

/// <summary>Finds the source of the parts of a declaration.</summary>
/// <param name="type">The class.</param>
/// <param name="attributes">The attributes that declare it.</param>
/// <param name="text">The text of its rule or model.</param>
/// <param name="routes">What each attribute contributed to the text; none where it is one attribute's string.</param>
/// <param name="model">The model of the class's file.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class DeclarationLocations(
    INamedTypeSymbol type,
    IReadOnlyList<AttributeData> attributes,
    string text,
    EquatableArray<Route> routes,
    SemanticModel model,
    CancellationToken cancellation)
{
    private readonly Dictionary<ExpressionSyntax, RuleSource> _sources = [];

    public Location Of(ProblemPlace place) => place.Kind switch
    {
        ProblemPlaceKind.Rule => WholeRule,
        ProblemPlaceKind.EnclosingType => DeclarationReader.EnclosingTypes(type).ElementAt(place.Index).Locations[0],
        ProblemPlaceKind.Parameter => DeclarationReader.PrimaryConstructor(type, cancellation)!.Parameters[place.Index].Locations[0],
        ProblemPlaceKind.Member => OwnMembers.Of(type, cancellation)[place.Index].Locations[0],
        ProblemPlaceKind.Attribute => Whole(attributes[place.Index]),
        ProblemPlaceKind.State => NameOfState(StateAttributes.Of(type)[place.Index]),
        _ => type.Locations[0],
    };

    /// <summary>
    /// The characters of a part of the rule; where they stand in a constant that is declared elsewhere, what the attribute is given comes second.
    /// What has no source of its own is shown at the attribute that it was made of.
    /// </summary>
    public IReadOnlyList<Location> Of(RuleSpan span) => routes.Count > 0 ? OfStack(span) : OfString(span, WholeRule, Argument(attributes[0], name: null), text);

    /// <summary>The characters of the name that an attribute gives a state.</summary>
    private Location NameOfState(AttributeData attribute)
    {
        string name = StateAttributes.Name(attribute);
        return OfString(new RuleSpan(0, name.Length), Whole(attribute), Argument(attribute, name: null), name)[0];
    }

    /// <summary>The string that holds the rule; the attribute where it has none.</summary>
    private Location WholeRule => Argument(attributes[0], name: null)?.GetLocation() ?? Whole(attributes[0]);

    private IReadOnlyList<Location> OfStack(RuleSpan span)
    {
        for (int i = 0; i < routes.Count; i++)
        {
            Route route = routes[i];
            if (route.Condition is { } condition && condition.Start <= span.Start && span.End <= condition.End)
            {
                return OfString(span with { Start = span.Start - condition.Start }, Whole(attributes[i]), Argument(attributes[i], "When"), OptimizerAttributes.When(attributes[i])!);
            }

            if (route.Declarations is { } declarations && declarations.Start <= span.Start && span.End <= declarations.End)
            {
                return OfString(span with { Start = span.Start - declarations.Start }, Whole(attributes[i]), Argument(attributes[i], name: null), OptimizerAttributes.Declarations(attributes[i]));
            }

            if (route.Whole.Start <= span.Start && span.End <= route.Whole.End)
            {
                return [Syntax(attributes[i]) is { } syntax ? syntax.Name.GetLocation() : type.Locations[0]];
            }
        }

        return [Whole(attributes[0])];
    }

    private IReadOnlyList<Location> OfString(RuleSpan span, Location whole, ExpressionSyntax? argument, string text)
    {
        if (argument is null)
        {
            return [whole];
        }

        if (!_sources.TryGetValue(argument, out RuleSource? source))
        {
            source = RuleSource.Of(argument, text, ModelOf(argument), cancellation);
            _sources.Add(argument, source);
        }

        if (!source.TryFind(span, out Location found))
        {
            return [argument.GetLocation()];
        }

        bool isInArgument = found.SourceTree == argument.SyntaxTree && argument.Span.Contains(found.SourceSpan);
        return isInArgument ? [found] : [found, argument.GetLocation()];
    }

    /// <summary>Attributes may stand on several parts of the class.</summary>
    private SemanticModel ModelOf(ExpressionSyntax argument) =>
        argument.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(argument.SyntaxTree);

    private Location Whole(AttributeData attribute) => Syntax(attribute)?.GetLocation() ?? type.Locations[0];

    private ExpressionSyntax? Argument(AttributeData attribute, string? name) =>
        Syntax(attribute)?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    private AttributeSyntax? Syntax(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
}
