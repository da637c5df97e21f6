using Microsoft.CodeAnalysis;
using OptGen.Compiler.Declarations;

namespace OptGen.Generator.Declarations;

/// <summary>Knows the attributes that tell how states are kept.</summary>
internal static class StateAttributes
{
    /// <summary>Those of a class that the compiler can make sense of, in the order of the source.</summary>
    public static IReadOnlyList<AttributeData> Of(INamedTypeSymbol type) =>
    [
        .. type.GetAttributes().Where(attribute => attribute.AttributeClass?.ToDisplayString() == "OptGen.StateAttribute"
            && attribute.ConstructorArguments.Length == 2
            && attribute.ConstructorArguments.All(argument => argument.Kind != TypedConstantKind.Error)
            && attribute.ConstructorArguments[1].Value is int),
    ];

    public static StateStorage Read(AttributeData attribute) => new(Name(attribute), (Storage)(int)attribute.ConstructorArguments[1].Value!);

    public static string Name(AttributeData attribute) => attribute.ConstructorArguments[0].Value as string ?? "";
}
