using Microsoft.CodeAnalysis;

namespace OptGen.Generator.Declarations;

/// <summary>Knows the attribute that makes a class a model.</summary>
internal static class ModelAttributes
{
    /// <summary>The attribute of a class; null where it is no model.</summary>
    public static AttributeData? Of(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass is { Name: "ModelAttribute" } known && known.ContainingNamespace.ToDisplayString() == "OptGen");

    public static bool IsModel(INamedTypeSymbol type) => Of(type) is not null;

    /// <summary>The text that it states; null where it is no constant.</summary>
    public static string? Text(AttributeData attribute) => attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: not TypedConstantKind.Error } argument
        ? argument.Value as string ?? ""
        : null;

    /// <summary>The type of the elements; null where the attribute says nothing.</summary>
    public static ITypeSymbol? Element(AttributeData attribute) =>
        attribute.NamedArguments.Where(argument => argument.Key == "Element").Select(argument => argument.Value.Value as ITypeSymbol).FirstOrDefault();

    /// <summary>Whether it asks for products of the Hessian.</summary>
    public static bool HasHessianProducts(AttributeData attribute) => attribute.NamedArguments.Any(argument => argument is { Key: "HessianProducts", Value.Value: true });
}
