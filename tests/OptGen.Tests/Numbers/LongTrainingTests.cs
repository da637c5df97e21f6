namespace OptGen.Tests.Numbers;

/// <summary>A million steps: what grows, shrinks or is counted with them stays within the numbers, and floats go on moving.</summary>
[Trait("Category", "Slow")]
public sealed class LongTrainingTests
{
    /// <summary>A rule that goes over its weights more than once is slow on so few; its scalars have seen all by then.</summary>
    private const int FewSteps = 10_000;

    public static TheoryData<string> Names => ShippedOptimizers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void StillMoves(string name)
    {
        int steps = ShippedOptimizers.Elementwise.Any(type => type.Name == name) ? 1_000_000 : FewSteps;
        double few = LongTraining.LastWay<double>(ShippedOptimizers.CreateForSmall(name), FewSteps);
        double many = LongTraining.LastWay<float>(ShippedOptimizers.CreateForSmall(name), steps);

        Assert.True(double.IsFinite(few) && double.IsFinite(many), $"{name} goes {few} in double, {many} in float");
        Assert.True(few == 0 || many > 0, $"{name} goes {few} after {FewSteps} steps in double, and stands still after {steps} in float");
    }
}
