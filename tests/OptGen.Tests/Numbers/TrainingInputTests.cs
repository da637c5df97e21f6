using System.Reflection;

namespace OptGen.Tests.Numbers;

/// <summary>Every shipped optimizer, and every wrapper over one without and one with states, on everything that trainings contain. There are no exceptions.</summary>
public sealed class TrainingInputTests
{
    private static readonly IReadOnlyList<Type> Types = [.. ShippedOptimizers.All, .. WrappedOptimizers.Types];

    public static TheoryData<string> Names => [.. Types.Select(type => type.Name)];

    [Fact]
    public void EveryWrapperIsStackedForTheTests() =>
        Assert.Equal(
            ShippedOptimizers.Wrappers.SelectMany(type => new[] { $"{type.Name}OverAdam", $"{type.Name}OverSGD" }).Concat(["GraftingOfAdamOverSGD", "GraftingOfSGDOverAdam"]).Order(StringComparer.Ordinal),
            WrappedOptimizers.Types.Select(type => type.Name).Order(StringComparer.Ordinal));

    /// <summary>All weights stay finite, and floats come to what doubles come to.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Survives(string name)
    {
        Type type = Types.Single(type => type.Name == name);
        bool hasRate = type.GetProperty(nameof(Optimizer.LearningRate), BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance) is not null;
        bool needsMatrix = ShippedOptimizers.Create(type).Info.NeedsMatrix;
        IEnumerable<string> findings = TrainingInput.All
            .Where(input => (input.Rate is null || hasRate) && (input.Shape.Length > 1 || !needsMatrix))
            .Select(input => TrainingCheck.Run(() => ShippedOptimizers.CreateForSmall(type), input))
            .OfType<string>();

        Assert.Empty(findings);
    }
}
