using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Generator.Declarations;

namespace OptGen.Generator.Locations;

/// <summary>Finds the source of the parts of a declaration.</summary>
internal sealed class DeclarationLocations(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellation)
{
    /// <summary>The string that holds the rule; the attribute where it has none.</summary>
    public Location Rule => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax
        ? syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression.GetLocation() ?? syntax.GetLocation()
        : type.Locations[0];

    public Location Of(ProblemPlace place) => place.Kind switch
    {
        ProblemPlaceKind.Rule => Rule,
        ProblemPlaceKind.EnclosingType => DeclarationReader.EnclosingTypes(type).ElementAt(place.Index).Locations[0],
        ProblemPlaceKind.Parameter => DeclarationReader.PrimaryConstructor(type, cancellation)!.Parameters[place.Index].Locations[0],
        _ => type.Locations[0],
    };
}
