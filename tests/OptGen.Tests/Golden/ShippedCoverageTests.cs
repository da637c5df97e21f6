using System.Reflection;
using OptGen.Tests.Randomness;

namespace OptGen.Tests.Golden;

/// <summary>Every optimizer and wrapper of the library is run against a recorded trajectory; one that draws noise has a test with its draws, or of their distribution.</summary>
public sealed class ShippedCoverageTests
{
    /// <summary>Optimizers that draw noise, and the test of what they make of it.</summary>
    private static readonly Dictionary<string, string> NoiseTests = new(StringComparer.Ordinal)
    {
        ["CyclicalSGLD"] = nameof(StochasticOptimizerTests.CyclicalSGLD),
        ["EntropySGD"] = nameof(StochasticOptimizerTests.EntropySGD),
        ["GradientNoise"] = nameof(StochasticOptimizerTests.GradientNoise),
        ["Gravity"] = nameof(StochasticOptimizerTests.Gravity),
        ["IVON"] = nameof(StochasticOptimizerTests.IVON),
        ["NoisySGD"] = nameof(StochasticOptimizerTests.NoisySGD),
        ["PreconditionedSGLD"] = nameof(StochasticOptimizerTests.PreconditionedSGLD),
        ["PrivacyNoise"] = nameof(StochasticOptimizerTests.PrivacyNoise),
        ["SGHMC"] = nameof(StochasticOptimizerTests.SGHMC),
        ["SGLD"] = nameof(StochasticOptimizerTests.SGLD),
        ["SGNHT"] = nameof(StochasticOptimizerTests.SGNHT),
        ["StoSignSGD"] = nameof(StochasticOptimizerTests.StoSignSGDMovesByItsRateAndOnAverageByTheGradient),
        ["Vadam"] = nameof(StochasticOptimizerTests.Vadam),
    };

    private static readonly Lazy<HashSet<Type>> Run = new(() =>
    [
        .. GoldenData.CaseNames.Select(name => TorchPort.Of(GoldenData.Case(name)).Optimizer.GetType()),
        .. GoldenData.ZooCaseNames.Select(name => ZooPorts.Create(new ZooCase(name)).GetType()),
    ]);

    [Fact]
    public void EveryShippedTypeHasATrajectory() => Assert.Equal("", string.Join(' ', WithoutTrajectory().Except(NoiseTests.Keys)));

    [Fact]
    public void EveryNoiseTestIsATestOfAShippedType()
    {
        HashSet<string> shipped = [.. ShippedOptimizers.All.Concat(ShippedOptimizers.Wrappers).Select(type => type.Name)];
        Assert.All(NoiseTests, test =>
        {
            Assert.Contains(test.Key, shipped);
            Assert.NotNull(typeof(StochasticOptimizerTests).GetMethod(test.Value)?.GetCustomAttribute<FactAttribute>());
        });
    }

    private static IEnumerable<string> WithoutTrajectory()
    {
        HashSet<Type> stacked = [.. Run.Value.SelectMany(StackOf)];
        return ShippedOptimizers.All.Where(type => !Run.Value.Contains(type)).Concat(ShippedOptimizers.Wrappers.Where(type => !stacked.Contains(type))).Select(type => type.Name);
    }

    /// <summary>The rules that a stacked optimizer is made of.</summary>
    private static IEnumerable<Type> StackOf(Type type) =>
        type.GetCustomAttributes().Select(attribute => attribute.GetType()).Where(attribute => attribute.IsGenericType).SelectMany(attribute => attribute.GetGenericArguments());
}
