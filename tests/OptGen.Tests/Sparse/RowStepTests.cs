using OptGen.Tests.Support;
using OptGen.Zoo;

namespace OptGen.Tests.Sparse;

/// <summary>Steps of some rows of a parameter.</summary>
public sealed class RowStepTests
{
    private const int Rows = 9;
    private const int Columns = 7;

    /// <summary>The shipped optimizers whose rows can be stepped alone.</summary>
    public static TheoryData<string> Names =>
        [.. ShippedOptimizers.All.Where(type => Allows(ShippedOptimizers.Create(type).Info)).Select(type => type.Name)];

    public static TheoryData<string> Others =>
        [.. ShippedOptimizers.All.Where(type => !Allows(ShippedOptimizers.Create(type).Info)).Select(type => type.Name)];

    private static bool Allows(OptimizerInfo info) => info is { IsShardable: true, HasEvaluationWeights: false, GradientCalls: 0, ReadsLoss: false };

    [Theory]
    [MemberData(nameof(Names))]
    public void AllRowsAreADenseStepBitForBit(string name)
    {
        CheckAllRows<float>(name);
        CheckAllRows<double>(name);
    }

    /// <summary>In the first step a row ends where the dense step takes it, and the others stay.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void OtherRowsStay(string name)
    {
        (Optimizer dense, _, float[] denseWeights, float[] gradient) = Create<float>(name);
        (Optimizer sparse, Parameter parameter, float[] weights, _) = Create<float>(name);
        float[] before = [.. weights];
        dense.Step();
        int[] rows = [1, 2, 6];
        sparse.StepRows(parameter, rows, [.. rows.SelectMany(row => gradient[(row * Columns)..((row + 1) * Columns)])]);

        for (int i = 0; i < weights.Length; i++)
        {
            Assert.Equal(rows.Contains(i / Columns) ? denseWeights[i] : before[i], weights[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void RulesThatNeedMoreThanARowAreRefused(string name)
    {
        (Optimizer optimizer, Parameter parameter, _, _) = Create<float>(name);

        Assert.Contains(name, Assert.Throws<InvalidOperationException>(() => { optimizer.StepRows(parameter, [0], new float[Columns]); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NarrowStatesAreRefused()
    {
        NarrowMomentum optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[6], new float[6], 3, 2);

        Assert.Contains("narrow", Assert.Throws<InvalidOperationException>(() => { optimizer.StepRows(parameter, [0], new float[2]); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SomeRulesAreAllowedAndSomeRefused()
    {
        Assert.True(Allows(new AdamW().Info));
        Assert.True(Allows(new AdaGrad().Info));
        Assert.False(Allows(new LAMB().Info));
        Assert.False(Allows(new SAM().Info));
        Assert.False(Allows(new ScheduleFreeAdamW().Info));
    }

    /// <summary>The gradients of a repeated row are added up in their order: as floats, (1e8 + 1) − 1e8 is 0.</summary>
    [Fact]
    public void RepeatedRowsAreAddedUpInAnyOrder()
    {
        SGD optimizer = new(1);
        float[] w = new float[6];
        Parameter parameter = optimizer.Add("w", w, new float[6], 3, 2);
        optimizer.StepRows(parameter, [2, 0, 2, 2], [1e8f, 1, 5, 5, 1, 2, -1e8f, 3]);

        Assert.Equal([-5f, -5, 0, 0, 0, -6], w);
    }

    /// <summary>Untouched rows have kept their momentum, and t has counted the steps that were made without them.</summary>
    [Fact]
    public void StatesOfOtherRowsDoNotDecay()
    {
        (Optimizer optimizer, Parameter parameter, _, _) = Create<double>("Adam");
        double[] gradient = [.. Enumerable.Repeat(2.0, Columns)];
        optimizer.StepRows(parameter, [3], gradient);
        optimizer.StepRows(parameter, [4], gradient);
        double[] m = optimizer.State(parameter, "m").ToArray();

        Assert.Equal(2, parameter.StepCount);
        Assert.Equal(0, optimizer.StepCount);
        Assert.Equal(m[4 * Columns], m[3 * Columns]);
        Assert.Equal(0.2, m[3 * Columns], 1e-15);
        Assert.Equal(0, m[0]);
    }

    [Fact]
    public void ARowThatComesLaterHasItsInitialValue()
    {
        AdaGrad optimizer = new() { InitialAccumulator = 0.25 };
        Assert.True(optimizer.Info.BeginsApart);
        Assert.False(new Adam().Info.BeginsApart);
        Parameter parameter = optimizer.Add("w", new double[4], new double[4]);
        optimizer.StepRows(parameter, [1], [2.0]);
        optimizer.StepRows(parameter, [3], [3.0]);

        Assert.Equal([0.25, 4.25, 0.25, 9.25], optimizer.State(parameter, "n").ToArray());
    }

    [Fact]
    public void NoRowsAreAStep()
    {
        (Optimizer optimizer, Parameter parameter, float[] w, _) = Create<float>("Adam");
        float[] before = [.. w];

        Assert.Equal(StepStatus.Applied, optimizer.StepRows(parameter, [], ReadOnlySpan<float>.Empty).Status);
        Assert.Equal(1, parameter.StepCount);
        Assert.Equal(before, w);
    }

    [Fact]
    public void OptionsCount()
    {
        SGD optimizer = new(1) { Options = new StepOptions { GradientScale = 0.5, Maximize = true, NonFinite = NonFinite.Skip } };
        double[] w = new double[3];
        Parameter parameter = optimizer.Add("w", w, new double[3]);
        optimizer.StepRows(parameter, [1], [4.0]);
        StepResult skipped = optimizer.StepRows(parameter, [0, 2], [1, double.NaN]);

        Assert.Equal([0, 2.0, 0], w);
        Assert.Equal((StepStatus.Skipped, parameter), (skipped.Status, skipped.NonFiniteParameter));
        Assert.Equal(1, parameter.StepCount);
        optimizer.Options = new StepOptions { NonFinite = NonFinite.Throw };
        Assert.Contains("row 2", Assert.Throws<ArithmeticException>(() => { optimizer.StepRows(parameter, [0, 2], [1, double.NaN]); }).Message, StringComparison.Ordinal);
        optimizer.Options = new StepOptions { MaxGradientNorm = 1 };
        Assert.Throws<InvalidOperationException>(() => { optimizer.StepRows(parameter, [0], [1.0]); });
    }

    [Fact]
    public void MistakesAreNamed()
    {
        SGD optimizer = new();
        float[] w = new float[6];
        Parameter parameter = optimizer.Add("table", w, new float[6], 3, 2);
        Parameter elsewhere = optimizer.AddWithoutMemory<float>("elsewhere", 3, 2);

        Assert.Contains("has 3 rows", Assert.Throws<ArgumentOutOfRangeException>(() => { optimizer.StepRows(parameter, [0, 3], new float[4]); }).Message, StringComparison.Ordinal);
        Assert.Contains("was -1", Assert.Throws<ArgumentOutOfRangeException>(() => { optimizer.StepRows(parameter, [-1], new float[2]); }).Message, StringComparison.Ordinal);
        Assert.Contains("2 elements each", Assert.Throws<ArgumentException>(() => { optimizer.StepRows(parameter, [0], new float[3]); }).Message, StringComparison.Ordinal);
        Assert.Contains("Single", Assert.Throws<ArgumentException>(() => { optimizer.StepRows(parameter, [0], new double[2]); }).Message, StringComparison.Ordinal);
        Assert.Contains("share memory", Assert.Throws<ArgumentException>(() => { optimizer.StepRows(parameter, [0], w.AsSpan(2, 2)); }).Message, StringComparison.Ordinal);
        Assert.Contains("without memory", Assert.Throws<InvalidOperationException>(() => { optimizer.StepRows(elsewhere, [0], new float[2]); }).Message, StringComparison.Ordinal);
        Assert.Contains("another optimizer", Assert.Throws<ArgumentException>(() => { new SGD().StepRows(parameter, [0], new float[2]); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        (Optimizer optimizer, Parameter parameter, _, float[] gradient) = Create<float>("AdamW");
        int[] ascending = [1, 2, 6];
        int[] mixed = [6, 1, 6];
        void Step()
        {
            optimizer.StepRows(parameter, ascending, gradient.AsSpan(0, 3 * Columns));
            optimizer.StepRows(parameter, mixed, gradient.AsSpan(0, 3 * Columns));
        }

        Assert.Equal(0, Allocations.OfRepetitions(Step));
    }

    private static void CheckAllRows<T>(string name)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        (Optimizer dense, Parameter denseParameter, T[] denseWeights, T[] gradient) = Create<T>(name);
        (Optimizer sparse, Parameter parameter, T[] weights, _) = Create<T>(name);
        int[] rows = [.. Enumerable.Range(0, Rows)];
        for (int t = 1; t <= Trajectory.Steps; t++)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = T.CreateTruncating(Trajectory.Gradient(i, t));
            }

            dense.Step();
            sparse.StepRows(parameter, rows, gradient);
            Assert.Equal(denseWeights, weights);
        }

        foreach (StateInfo state in parameter.States)
        {
            Assert.Equal(dense.State(denseParameter, state.Name).ToArray(), sparse.State(parameter, state.Name).ToArray());
        }
    }

    private static (Optimizer Optimizer, Parameter Parameter, T[] Weights, T[] Gradient) Create<T>(string name)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Optimizer optimizer = ShippedOptimizers.Create(name);
        T[] weights = [.. Enumerable.Range(0, Rows * Columns).Select(i => T.CreateTruncating(Trajectory.Weight(i)))];
        T[] gradient = [.. Enumerable.Range(0, Rows * Columns).Select(i => T.CreateTruncating(Trajectory.Gradient(i, 1)))];
        return (optimizer, optimizer.AddWithHessian<T>("w", weights, gradient, Rows, Columns), weights, gradient);
    }
}
