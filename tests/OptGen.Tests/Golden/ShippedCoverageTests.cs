using System.Reflection;

namespace OptGen.Tests.Golden;

/// <summary>Every optimizer and wrapper of the library is run against a recorded trajectory; one whose steps are random, or its sum of random steps, has a test of their distribution.</summary>
public sealed class ShippedCoverageTests
{
    /// <summary>Random ones, and the test of what they draw.</summary>
    private static readonly Dictionary<string, (Type Class, string Method)> Distributions = new(StringComparer.Ordinal);

    [Fact]
    public void EveryShippedTypeHasATrajectory()
    {
        HashSet<Type> run = [.. GoldenData.CaseNames.Select(name => TorchPort.Of(GoldenData.Case(name)).Optimizer.GetType())];
        run.UnionWith(GoldenData.ZooCaseNames.Select(name => ZooPorts.Create(new ZooCase(name)).GetType()));
        HashSet<Type> stacked = [.. run.SelectMany(StackOf)];

        IEnumerable<string> missing = ShippedOptimizers.All.Where(type => !run.Contains(type))
            .Concat(ShippedOptimizers.Wrappers.Where(type => !stacked.Contains(type)))
            .Select(type => type.Name)
            .Except(Distributions.Keys);

        Assert.Empty(missing);
    }

    [Fact]
    public void EveryDistributionHasItsTest() => Assert.All(Distributions, entry =>
    {
        Assert.Contains(ShippedOptimizers.All.Concat(ShippedOptimizers.Wrappers), type => type.Name == entry.Key);
        Assert.NotNull(entry.Value.Class.GetMethod(entry.Value.Method)?.GetCustomAttribute<FactAttribute>());
    });

    /// <summary>The rules that a stacked optimizer is made of.</summary>
    private static IEnumerable<Type> StackOf(Type type) =>
        type.GetCustomAttributes().Select(attribute => attribute.GetType()).Where(attribute => attribute.IsGenericType).SelectMany(attribute => attribute.GetGenericArguments());
}
