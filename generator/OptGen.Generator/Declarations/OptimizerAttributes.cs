using Microsoft.CodeAnalysis;

namespace OptGen.Generator.Declarations;

/// <summary>Knows the attributes that make a class an optimizer or a schedule.</summary>
internal static class OptimizerAttributes
{
    /// <summary>Those that make a class an optimizer, in the order of the source.</summary>
    public static IReadOnlyList<AttributeData> Of(INamedTypeSymbol type) => [.. type.GetAttributes().Where(attribute => IsNamed(attribute, "OptimizerAttribute"))];

    /// <summary>Those that make a class an optimizer or, without such, a schedule.</summary>
    public static IReadOnlyList<AttributeData> OfEither(INamedTypeSymbol type) => Of(type) is { Count: > 0 } attributes
        ? attributes
        : [.. type.GetAttributes().Where(IsSchedule)];

    /// <summary>Whether an attribute makes a class a schedule.</summary>
    public static bool IsSchedule(AttributeData attribute) => IsNamed(attribute, "ScheduleAttribute");

    /// <summary>The rule that an attribute states; null where it stacks others.</summary>
    public static string? Rule(AttributeData attribute) => Stack(attribute).Count > 0 ? null : Text(attribute);

    /// <summary>The hyperparameters that an attribute which stacks others declares itself; empty where it declares none.</summary>
    public static string Declarations(AttributeData attribute) => Stack(attribute).Count > 0 ? Text(attribute) ?? "" : "";

    /// <summary>Whether an attribute stacks classes rather than stating a rule.</summary>
    public static bool IsStack(AttributeData attribute) => attribute.AttributeClass!.IsGenericType;

    /// <summary>The classes that an attribute stacks, outermost first; none where it states a rule.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Stack(AttributeData attribute) => [.. attribute.AttributeClass!.TypeArguments.OfType<INamedTypeSymbol>()];

    /// <summary>The condition under which an attribute's rule is taken; null where always.</summary>
    public static string? When(AttributeData attribute) =>
        attribute.NamedArguments.Where(argument => argument.Key == "When").Select(argument => argument.Value.Value as string).FirstOrDefault();

    public static bool FusesMultiplyAdd(AttributeData attribute) =>
        !attribute.NamedArguments.Any(argument => argument.Key == "FusedMultiplyAdd" && argument.Value.Value is false);

    private static bool IsNamed(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } known && known.Name == name && known.ContainingNamespace.ToDisplayString() == "OptGen";

    private static string? Text(AttributeData attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Kind == TypedConstantKind.Error ? null : argument.Value as string).FirstOrDefault();
}
