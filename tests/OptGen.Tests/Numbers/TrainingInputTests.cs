using System.Reflection;
using OptGen.Zoo;

namespace OptGen.Tests.Numbers;

/// <summary>Every shipped optimizer, and every wrapper over one without and one with states, on everything that trainings contain. There are no exceptions.</summary>
public sealed class TrainingInputTests
{
    private static readonly IReadOnlyList<Type> Types = [.. ShippedOptimizers.All, .. WrappedOptimizers.Types];

    /// <summary>Some project the weights, some draw them, MADGRAD adds ε to the rate as its authors do, and Rprop has a least step size.</summary>
    private static readonly string[] MovesWithoutRate = [nameof(Nero), nameof(CayleySGD), nameof(EntropySGD), nameof(IVON), nameof(Vadam), nameof(MADGRAD), nameof(Rprop)];

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
        bool hasRate = HasRate(type);
        bool needsMatrix = ShippedOptimizers.Create(type).Info.NeedsMatrix;
        IEnumerable<string> findings = TrainingInput.All
            .Where(input => (input.Rate is null || hasRate) && (input.Shape.Length > 1 || !needsMatrix))
            .Select(input => TrainingCheck.Run(() => ShippedOptimizers.CreateForSmall(type), input))
            .OfType<string>();

        Assert.Empty(findings);
    }

    /// <summary>A first step with a learning rate of 0, as warm-ups begin, leaves the weights alone.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void StandsStillAtFirstRateZero(string name)
    {
        Type type = Types.Single(type => type.Name == name);
        if (HasRate(type) && !MovesWithoutRate.Contains(name))
        {
            TrainingInput input = new("rate 0 at first", [3, 4], Trajectory.Weight, Trajectory.Gradient) { Rate = t => t == 1 ? 0 : 1 };
            double[] weights = new TrainingWalk(ShippedOptimizers.CreateForSmall(type), input).Run<double>()[0];
            Assert.Equal(Enumerable.Range(0, input.Length).Select(i => (double)(float)Trajectory.Weight(i)), weights);
        }
    }

    private static bool HasRate(Type type) =>
        type.GetProperty(nameof(Optimizer.LearningRate), BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance) is not null;
}
