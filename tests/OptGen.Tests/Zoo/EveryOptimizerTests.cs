using System.Numerics;

namespace OptGen.Tests.Zoo;

/// <summary>What holds for every optimizer of the library: it runs with its defaults on both element types and descends.</summary>
public sealed class EveryOptimizerTests
{
    private const int Length = 24;

    /// <summary>Optimizers that draw from a distribution about the minimum, or of their own position: in thirty steps their noise outweighs their descent.</summary>
    private static readonly string[] Samplers = ["SGLD", "PreconditionedSGLD", "SGHMC", "SGNHT"];

    /// <summary>Optimizers that find their learning rate by going too far first: thirty steps are too few for them.</summary>
    private static readonly string[] NotDescending = ["DAdaptAdam", .. Samplers];

    public static TheoryData<string> Names => [.. ShippedOptimizers.All.Select(type => type.Name)];

    public static TheoryData<string> WrapperNames => [.. ShippedOptimizers.Wrappers.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void DescendsOnABowlInFloat(string name) => Descend<float>(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void DescendsOnABowlInDouble(string name) => Descend<double>(name);

    [Theory]
    [MemberData(nameof(WrapperNames))]
    public void AWrapperAsksToBeStacked(string name)
    {
        Assert.Throws<InvalidOperationException>(() => Run<double>(ShippedOptimizers.Create(name)));
    }

    private static void Descend<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Optimizer optimizer = ShippedOptimizers.Create(name);
        (double first, double last) = Run<T>(optimizer);

        Assert.True(double.IsFinite(last), $"{name} ends at {last}.");
        Assert.True(last < first || NotDescending.Contains(name), $"{name} goes from {first} to {last}.");
    }

    private static (double First, double Last) Run<T>(Optimizer optimizer)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] weights = [.. Enumerable.Range(0, Length).Select(i => T.CreateTruncating(Math.Sin(i + 1) + (i % 2)))];
        T[] gradient = new T[Length];
        T[] hessian = [.. Enumerable.Repeat(T.One, Length)];
        Parameter parameter = optimizer.Add("w", weights, gradient, 4, 6);
        if (hessian is float[] singles)
        {
            parameter.SetHessian(singles);
        }
        else
        {
            parameter.SetHessian((double[])(object)hessian);
        }

        double first = Loss(weights);
        for (int t = 1; t <= 30; t++)
        {
            weights.CopyTo(gradient, 0);
            optimizer.Step(Loss(weights));
        }

        return (first, Loss(weights));
    }

    /// <summary>Half the sum of squares, whose gradient is the point itself.</summary>
    private static double Loss<T>(T[] weights)
        where T : unmanaged, IFloatingPointIeee754<T> => weights.Sum(w => 0.5 * Math.Pow(double.CreateTruncating(w), 2));
}
