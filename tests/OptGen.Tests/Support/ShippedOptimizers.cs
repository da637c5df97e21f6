using System.Reflection;

namespace OptGen.Tests;

/// <summary>Every optimizer that the library declares, found by reflection: a new one is tested as soon as it exists.</summary>
internal static class ShippedOptimizers
{
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(Optimizer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Types.Select(type => type.Name)];

    /// <summary>An optimizer with its defaults.</summary>
    public static Optimizer Create(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().Single();
        return (Optimizer)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)]);
    }

    public static Optimizer Create(string name) => Create(Types.Single(type => type.Name == name));
}
