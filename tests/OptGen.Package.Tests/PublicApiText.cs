using System.ComponentModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptGen.Package.Tests;

/// <summary>
/// Writes what an assembly offers: every type and member that can be named, one a line, in a fixed order. What editors offer is for users; what they hide is for generated code.
/// An override is left out, because the member that it overrides is there.
/// </summary>
internal static class PublicApiText
{
    private static readonly SymbolDisplayFormat Member = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility |
            SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue |
            SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier |
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat TypeName = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance);

    private static readonly SymbolDisplayFormat TypeKeywordAndName = TypeName.AddKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword);

    private static readonly SymbolDisplayFormat TypeNameAndConstraints = TypeName.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>What users are offered, after the list of names that complete <c>OptGen.</c></summary>
    public static string ForUsers(byte[] image)
    {
        INamespaceSymbol global = Read(image);
        IReadOnlyList<string> names = NamesAfter(global, "OptGen");
        return $"OptGen. completes to {names.Count} names: {string.Join(", ", names)}\n\n{Describe(Types(global).Where(IsForUsers), member => !IsHidden(member))}";
    }

    /// <summary>What only generated code calls: hidden types, and hidden members of types that are not.</summary>
    public static string ForGeneratedCode(byte[] image) => Describe(
        Types(Read(image)).Where(type => !IsForUsers(type) || type.GetMembers().Any(member => IsListed(member) && IsHidden(member))),
        member => IsHidden(member) || !IsForUsers(member.ContainingType));

    /// <summary>The types and namespaces that an editor offers behind a namespace and a dot.</summary>
    public static IReadOnlyList<string> NamesAfter(byte[] image, string name) => NamesAfter(Read(image), name);

    private static List<string> NamesAfter(INamespaceSymbol global, string name) =>
    [
        .. name.Split('.').Aggregate(global, (space, part) => space.GetNamespaceMembers().Single(inner => inner.Name == part)).GetMembers()
            .Where(member => member is INamespaceSymbol space ? Types(space).Any() : IsVisible(member) && !IsHidden(member))
            .Select(member => member.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static INamespaceSymbol Read(byte[] image)
    {
        PortableExecutableReference assembly = MetadataReference.CreateFromImage(image);
        CSharpCompilation compilation = CSharpCompilation.Create("PublicApi", references: [.. Platform(), assembly]);
        return ((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!).GlobalNamespace;
    }

    private static string Describe(IEnumerable<INamedTypeSymbol> types, Func<ISymbol, bool> takes) =>
        string.Join('\n', types.OrderBy(type => type.ToDisplayString(TypeName), StringComparer.Ordinal).Select(type => Describe(type, takes)));

    private static IEnumerable<MetadataReference> Platform() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member switch
        {
            INamedTypeSymbol type => IsVisible(type) ? [type, .. Types(type)] : [],
            _ => Types(member),
        });

    private static string Describe(INamedTypeSymbol type, Func<ISymbol, bool> takes)
    {
        IEnumerable<string> members = type.GetMembers()
            .Where(member => IsListed(member) && takes(member))
            .Select(member => (member.Name, Text: $"    {InterfaceModifiers(member)}{member.ToDisplayString(Member)}\n"))
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text);
        return $"{Header(type)}\n{string.Concat(members)}";
    }

    private static string Header(INamedTypeSymbol type)
    {
        List<string> bases = [.. type.Interfaces.Where(IsVisible).Select(contract => contract.ToDisplayString(TypeName)).Order(StringComparer.Ordinal)];
        if (type.BaseType is { SpecialType: SpecialType.None } parent)
            bases.Insert(0, parent.ToDisplayString(TypeName));

        string constraints = type.ToDisplayString(TypeNameAndConstraints)[type.ToDisplayString(TypeName).Length..];
        string inherits = bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
        return $"{SyntaxFacts.GetText(type.DeclaredAccessibility)} {ClassModifier(type)}{type.ToDisplayString(TypeKeywordAndName)}{inherits}{constraints}";
    }

    private static string ClassModifier(INamedTypeSymbol type) => type switch
    {
        not { TypeKind: TypeKind.Class } => "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } => "sealed ",
        _ => "",
    };

    /// <summary>Roslyn leaves them out, though adding an abstract member breaks users and adding a virtual one does not.</summary>
    private static string InterfaceModifiers(ISymbol member) =>
        member.ContainingType.TypeKind != TypeKind.Interface
            ? ""
            : (member.IsStatic ? "static " : "") + (member.IsAbstract ? "abstract " : member.IsVirtual ? "virtual " : "");

    private static bool IsListed(ISymbol member) =>
        member is not INamedTypeSymbol && IsVisible(member) && !member.IsOverride && !IsAccessor(member) && !IsDefaultConstructor(member);

    /// <summary>Whether users call it. The name of a class of extension methods is hidden; they are not.</summary>
    private static bool IsForUsers(INamedTypeSymbol type) => !IsHidden(type) || type.MightContainExtensionMethods;

    /// <summary>Whether editors do not offer it.</summary>
    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute) && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal && !symbol.Name.StartsWith('<');

    private static bool IsAccessor(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove };

    private static bool IsDefaultConstructor(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true };
}
