using System.Numerics;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Zoo;

/// <summary>What holds for every optimizer of the library: it runs with its defaults on both element types and descends.</summary>
public sealed class EveryOptimizerTests
{
    private const int Length = 24;

    /// <summary>Optimizers that draw from a distribution about the minimum, or of their own position: in thirty steps their noise outweighs their descent.</summary>
    private static readonly string[] Samplers = ["SGLD", "PreconditionedSGLD", "SGHMC", "SGNHT"];

    /// <summary>Optimizers that find their learning rate by going too far first: thirty steps are too few for them.</summary>
    private static readonly string[] NotDescending = ["DAdaptAdam", .. Samplers];

    public static TheoryData<string> Names => ShippedOptimizers.Names;

    public static TheoryData<string> WrapperNames => ShippedOptimizers.WrapperNames;

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

    [Fact]
    public void EveryWrapperIsStackedForTheTests() =>
        Assert.Equal(ShippedOptimizers.Wrappers.Select(type => type.Name), StackedWrappers.Types.Select(type => type.Name.Replace("OverMomentum", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    /// <summary>After a reset, the same start and gradients lead along the same way, bit by bit.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AResetOptimizerStartsAnew(string name)
    {
        Repeat<float>(ShippedOptimizers.Create(name));
        Repeat<double>(ShippedOptimizers.Create(name));
    }

    [Fact]
    public void AResetStackStartsAnew() => Assert.All(StackedWrappers.Types, type => Repeat<float>(ShippedOptimizers.Create(type)));

    private static void Repeat<T>(Optimizer optimizer)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] weights = new T[Length];
        T[] gradient = new T[Length];
        Parameter parameter = optimizer.AddWithHessian<T>("w", weights, gradient, 4, 6);
        ulong[] first = Steps(optimizer, parameter, weights, gradient);
        optimizer.Reset();

        Assert.Equal(0, parameter.StepCount);
        Assert.Equal(first, Steps(optimizer, parameter, weights, gradient));
    }

    /// <summary>The bits of the weights and of all states after a few steps.</summary>
    private static ulong[] Steps<T>(Optimizer optimizer, Parameter parameter, T[] weights, T[] gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < Length; i++)
        {
            weights[i] = T.CreateTruncating(Trajectory.Weight(i));
        }

        for (int t = 1; t <= 4; t++)
        {
            for (int i = 0; i < Length; i++)
            {
                gradient[i] = T.CreateTruncating(Trajectory.Gradient(i, t));
            }

            optimizer.StepWithLoss(1.0 / t);
        }

        IEnumerable<ulong> states = parameter.States.SelectMany(state => optimizer.State(parameter, state.Name).ToArray()).Select(BitRun.Bits);
        return [.. weights.Select(BitRun.Bits), .. states];
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
