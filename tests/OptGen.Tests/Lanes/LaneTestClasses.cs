namespace OptGen.Tests.Lanes;

/// <summary>The classes that test one lane each.</summary>
internal static class LaneTestClasses
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(LaneTestClasses).Assembly.GetTypes()
            .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(LaneTests<,>))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];
}
