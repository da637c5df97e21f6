using OptGen.Tests.Bits;
using OptGen.Tests.Zoo;
using OptGen.Threads;

namespace OptGen.Tests.Steps;

/// <summary>Results do not depend on how many threads a step is given.</summary>
[Trait("Category", "Slow")]
public sealed class ThreadTests
{
    /// <summary>Large enough for threads, with chunks that end within a parameter, many small parameters, and an empty one.</summary>
    private static readonly int[][] Shapes = [[150, 331], [70_001], [0], .. Enumerable.Range(0, 40).Select(i => new[] { 3 + i, 17 })];

    public static TheoryData<string> Elementwise => [.. ShippedOptimizers.Elementwise.Select(type => type.Name)];

    public static TheoryData<string> Reducing => [.. ShippedOptimizers.Others.Where(type => IsQuick(ShippedOptimizers.Create(type).Info)).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void OptimizersThatGoByElements(string name) => Check(() => ShippedOptimizers.Create(name));

    [Theory]
    [MemberData(nameof(Reducing))]
    public void OptimizersThatReduce(string name) => Check(() => ShippedOptimizers.Create(name));

    [Fact]
    public void StackedRules() => Assert.All(StackedWrappers.Types.Where(type => IsQuick(ShippedOptimizers.Create(type).Info)), type => Check(() => ShippedOptimizers.Create(type)));

    /// <summary>Orders, axes, places, other sizes and histories.</summary>
    [Fact]
    public void RulesOfPlaces() => Assert.All(ReducingRun.Places, type =>
    {
        int[][] shapes = [[151, 40], [3, 7], .. Enumerable.Range(1, 12).Select(i => new[] { i, 17, 3 })];
        ulong[] expected = Digest<float>(ShippedOptimizers.Create(type), 1, shapes);

        Assert.Equal(expected, Digest<float>(ShippedOptimizers.Create(type), 2, shapes));
        Assert.Equal(expected, Digest<float>(ShippedOptimizers.Create(type), 5, shapes));
    });

    /// <summary>Beyond 2²⁴ a float is not every whole number: each place is the nearest one, counted up by no addition of floats.</summary>
    [Fact]
    public void PlacesBeyondTheWholeNumbersOfFloats()
    {
        const int First = (1 << 24) - 33;
        float[] weights = new float[(1 << 24) + 4099];
        foreach (int threads in (int[])[1, 2])
        {
            Array.Clear(weights);
            Givens.Counted optimizer = new() { Options = new StepOptions { Threads = threads } };
            optimizer.Step(optimizer.AddWithoutMemory<float>("w", weights.Length), weights, new float[weights.Length]);

            for (int i = First; i < weights.Length; i++)
            {
                Assert.Equal((float)(double)i, weights[i]);
            }
        }
    }

    /// <summary>Threads take whole parameters there.</summary>
    [Theory]
    [InlineData("Muon")]
    [InlineData("Shampoo")]
    public void FunctionsOfMatrices(string name)
    {
        ulong[] expected = Matrices(name, 1);

        Assert.Equal(expected, Matrices(name, 2));
        Assert.Equal(expected, Matrices(name, 4));
    }

    [Fact]
    public void Doubles() => Assert.Equal(Digest<double>(new AdamW(), 1), Digest<double>(new AdamW(), 3));

    /// <summary>Memory of the caller's is cut among threads, too.</summary>
    [Theory]
    [InlineData("AdamW")]
    [InlineData("Lamb")]
    public void StepsOnMemoryOfTheCaller(string name)
    {
        Assert.Equal(OnMemoryOfTheCaller(name, 1), OnMemoryOfTheCaller(name, 2));
        Assert.Equal(OnMemoryOfTheCaller(name, 1), OnMemoryOfTheCaller(name, 4));
    }

    /// <summary>Only one of them gets the helpers at a time; the others go on alone.</summary>
    [Fact]
    public void OptimizersOnSeveralThreadsDoNotDisturbEachOther()
    {
        ulong[] expected = Digest<float>(new AdamW(), 1);
        ulong[][] results = new ulong[6][];
        Parallel.For(0, results.Length, i => results[i] = Digest<float>(new AdamW(), 2));

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void WorkIsDoneOnceAndCompletely()
    {
        for (int round = 0; round < 300; round++)
        {
            CountingWork work = new(1 + (round * 7 % 200));
            Crew.Run(work, work.Counts.Length, 4, isLarge: round % 2 == 0);
            Assert.All(work.Counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void WhatFailsOnAHelperFailsForTheCaller()
    {
        for (int round = 0; round < 50; round++)
        {
            Assert.Throws<InvalidTimeZoneException>(() => Crew.Run(new FailingWork(), 100, 4, isLarge: true));
        }

        CountingWork work = new(100);
        Crew.Run(work, 100, 4, isLarge: true);
        Assert.All(work.Counts, count => Assert.Equal(1, count));
    }

    /// <summary>Functions of matrices take seconds at this size, and are carried out by one thread.</summary>
    private static bool IsQuick(OptimizerInfo info) => info.Layout.MatrixOperations.Count == 0 && info.Plans.All(variant => variant.Layout.MatrixOperations.Count == 0);

    private static void Check(Func<Optimizer> create)
    {
        ulong[] expected = Digest<float>(create(), 1);

        Assert.Equal(expected, Digest<float>(create(), 2));
        Assert.Equal(expected, Digest<float>(create(), 5));
    }

    private static ulong[] OnMemoryOfTheCaller(string name, int threads)
    {
        Optimizer optimizer = name == "Lamb" ? new Reductions.Lamb() : ShippedOptimizers.Create(name);
        optimizer.Options = new StepOptions { Threads = threads };
        float[] weights = [.. Enumerable.Range(0, 100_001).Select(i => (float)Trajectory.Weight(i))];
        Parameter parameter = optimizer.AddWithoutMemory<float>("w", weights.Length);
        for (int t = 1; t <= 3; t++)
        {
            optimizer.Step(parameter, weights, [.. Enumerable.Range(0, weights.Length).Select(i => (float)Trajectory.Gradient(i, t))]);
        }

        return [.. weights.Select(BitRun.Bits), .. optimizer.State(parameter, "v").ToArray().Select(BitRun.Bits)];
    }

    private static ulong[] Matrices(string name, int threads) => Digest<float>(ShippedOptimizers.Create(name), threads, [.. Enumerable.Range(0, 12).Select(i => new[] { 40 + i, 50 - i })]);

    private static ulong[] Digest<T>(Optimizer optimizer, int threads)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Digest<T>(optimizer, threads, Shapes);

    /// <summary>The bits of weights and states after a few steps.</summary>
    private static ulong[] Digest<T>(Optimizer optimizer, int threads, int[][] shapes)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        optimizer.Options = new StepOptions { Threads = threads, MaxGradientNorm = 100 };
        List<(Parameter Parameter, T[] Weights, T[] Gradient)> parameters = [];
        foreach (int[] shape in shapes.Where(shape => shape.Length > 1 || !NeedsMatrix(optimizer.Info)))
        {
            T[] weights = new T[shape.Aggregate(1, (length, axis) => length * axis)];
            T[] gradient = new T[weights.Length];
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = T.CreateTruncating(Trajectory.Weight(i));
            }

            parameters.Add((optimizer.AddWithGivens<T>($"p{parameters.Count}", weights, gradient, shape), weights, gradient));
        }

        for (int t = 1; t <= 3; t++)
        {
            foreach ((_, _, T[] gradient) in parameters)
            {
                for (int i = 0; i < gradient.Length; i++)
                {
                    gradient[i] = T.CreateTruncating(Trajectory.Gradient(i, t));
                }
            }

            optimizer.StepWithLoss(1.0 / t);
        }

        return
        [
            .. parameters.SelectMany(parameter => parameter.Weights.Select(BitRun.Bits)),
            .. parameters.SelectMany(parameter => parameter.Parameter.States.SelectMany(state => optimizer.State(parameter.Parameter, state.Name).ToArray()).Select(BitRun.Bits)),
        ];
    }

    private static bool NeedsMatrix(OptimizerInfo info) => info.NeedsMatrix || info.Plans.Any(variant => variant.NeedsMatrix && variant.Ranks.Contains(1));

    private sealed class CountingWork(int items) : Work
    {
        public int[] Counts { get; } = new int[items];

        public override void Run(int item) => Interlocked.Increment(ref Counts[item]);
    }

    private sealed class FailingWork : Work
    {
        public override void Run(int item)
        {
            if (item % 3 == 1)
            {
                throw new InvalidTimeZoneException();
            }
        }
    }
}
