using OptGen.Tests.Support;

namespace OptGen.Tests.Narrow;

/// <summary>Steps of optimizers with narrow states: the bits do not depend on how the work is done.</summary>
public sealed class NarrowStepTests
{
    private static readonly int[][] Shapes = [[3, 7], [1, 256], [40, 100], [1, 1], [260, 300], [2, 4096], [5, 5]];

    public static TheoryData<string> Optimizers => NarrowRun.Names;

    public static TheoryData<Type, Type, Type> Exact => new()
    {
        { typeof(ElementwiseFull), typeof(ElementwiseBFloat16), typeof(ElementwiseBlock8) },
        { typeof(ReducingFull), typeof(ReducingBFloat16), typeof(ReducingBlock8) },
        { typeof(RowsFull), typeof(RowsBFloat16), typeof(RowsBlock8) },
        { typeof(BlocksFull), typeof(BlocksBFloat16), typeof(BlocksBlock8) },
        { typeof(MatricesFull), typeof(MatricesBFloat16), typeof(MatricesBlock8) },
        { typeof(QuantilesFull), typeof(QuantilesBFloat16), typeof(QuantilesBlock8) },
        { typeof(EvaluatedFull), typeof(EvaluatedBFloat16), typeof(EvaluatedBlock8) },
        { typeof(RankedFull), typeof(RankedBFloat16), typeof(RankedBlock8) },
    };

    /// <summary>Integers up to 15 have at most four significant bits.</summary>
    [Theory]
    [MemberData(nameof(Exact))]
    public void WhatFitsExactlyGivesTheBitsOfFullStates(Type full, Type half, Type eighth)
    {
        foreach (int[] shape in (int[][])[[1, 1], [3, 5], [16, 16], [20, 57], [7, 700]])
        {
            uint[] expected = RunExact(full, shape);
            Assert.Equal(expected, RunExact(half, shape));
            Assert.Equal(expected, RunExact(eighth, shape));
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ThreadsDoNotShowInTheBits(string name)
    {
        uint[] Run(int threads)
        {
            Optimizer optimizer = NarrowRun.Create(name);
            optimizer.Options = new StepOptions { Threads = threads };
            return NarrowRun.Run(optimizer, Shapes);
        }

        uint[] expected = Run(1);
        Assert.Equal(expected, Run(2));
        Assert.Equal(expected, Run(3));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void NeighboursInMemoryAndOffsetsDoNotShowInTheBits(string name)
    {
        uint[] expected = NarrowRun.Run(NarrowRun.Create(name), Shapes);
        foreach (int offset in (int[])[0, 1, 5, 15])
        {
            Assert.Equal(expected, NarrowRun.Run(NarrowRun.Create(name), Shapes, together: true, offset));
        }
    }

    /// <summary>Halves know nothing of each other.</summary>
    [Fact]
    public void EveryLengthGivesTheBitsOfTheLongest()
    {
        const int Longest = 600;
        uint[] longest = NarrowRun.Run(new BFloat16AdamW(), [[Longest]]);
        for (int length = 0; length <= Longest; length++)
        {
            uint[] bits = NarrowRun.Run(new BFloat16AdamW(), [[length]]);
            for (int part = 0; part < 3; part++)
            {
                Assert.Equal(longest.AsSpan(part * Longest, length).ToArray(), bits.AsSpan(part * length, length).ToArray());
            }
        }
    }

    /// <summary>The blocks before the last one know nothing of how many there are; the last one is as its own definition has it.</summary>
    [Fact]
    public void EveryLengthGivesTheBlocksOfTheLongest()
    {
        const int Longest = 600;
        uint[] longest = NarrowRun.Run(new Block8AdamW(), [[Longest]]);
        for (int length = 0; length <= Longest; length++)
        {
            int whole = length / 256 * 256;
            uint[] bits = NarrowRun.Run(new Block8AdamW(), [[length]]);
            for (int part = 0; part < 3; part++)
            {
                Assert.Equal(longest.AsSpan(part * Longest, whole).ToArray(), bits.AsSpan(part * length, whole).ToArray());
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    public void AStepIsTheOneOfTheDefinition(int length)
    {
        // m = g from the second step on, so that the state is what rounding makes of the gradient.
        ElementwiseBlock8 optimizer = new();
        float[] weights = new float[length];
        float[] gradient = new float[length];
        Parameter parameter = optimizer.Add("w", weights, gradient);
        NarrowRun.Fill(gradient, 77);
        optimizer.Step();
        float[] state = new float[length];
        optimizer.ReadState(parameter, "m", state);
        for (int start = 0; start < length; start += 256)
        {
            float[] block = [.. gradient.Skip(start).Take(256)];
            double unit = PlainCodes.Unit(block);
            for (int i = 0; i < block.Length; i++)
            {
                double least = PlainCodes.Rounded(block[i] / unit, 0) * unit;
                double most = PlainCodes.Rounded(block[i] / unit, 0xFFFFF) * unit;
                Assert.True(state[start + i] == least || state[start + i] == most, $"{block[i]} became {state[start + i]}, not {least} or {most}");
            }
        }
    }

    [Fact]
    public void SeedParameterStateAndStepMakeOtherBits()
    {
        float[] Rounded(long seed, string parameter, int steps, string state)
        {
            BFloat16AdamW optimizer = new(β1: 0, β2: 0) { Seed = seed };
            float[] gradient = new float[512];
            NarrowRun.Fill(gradient, 5);
            Parameter added = optimizer.Add(parameter, new float[512], gradient);
            for (int step = 0; step < steps; step++)
            {
                optimizer.Step();
            }

            float[] values = new float[512];
            optimizer.ReadState(added, state, values);
            return values;
        }

        float[] first = Rounded(0, "a", 1, "AdamW.m");
        Assert.Equal(first, Rounded(0, "a", 1, "AdamW.m"));
        Assert.NotEqual(first, Rounded(1, "a", 1, "AdamW.m"));
        Assert.NotEqual(first, Rounded(0, "b", 1, "AdamW.m"));
        Assert.NotEqual(first, Rounded(0, "a", 2, "AdamW.m"));
    }

    [Fact]
    public void ResetForgetsNarrowStates()
    {
        Block8AdamW optimizer = new();
        float[] gradient = new float[300];
        Parameter parameter = optimizer.Add("w", new float[300], gradient);
        NarrowRun.Fill(gradient, 3);
        optimizer.Step();
        optimizer.Reset();
        float[] state = new float[300];
        optimizer.ReadState(parameter, "AdamW.v", state);
        Assert.All(state, value => Assert.Equal(0, value));
    }

    [Fact]
    public void NaNStaysVisible()
    {
        foreach (Optimizer optimizer in (Optimizer[])[new BFloat16AdamW(), new Block8AdamW()])
        {
            float[] weights = new float[300];
            float[] gradient = new float[300];
            optimizer.Add("w", weights, gradient);
            gradient[280] = float.NaN;
            optimizer.Step();
            Array.Clear(gradient);
            optimizer.Step();
            Assert.True(float.IsNaN(weights[280]));
            Assert.Equal(0, weights[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AStepAllocatesNothing(string name)
    {
        Optimizer optimizer = NarrowRun.Create(name);
        optimizer.Options = new StepOptions { Threads = 1 };
        for (int i = 0; i < 20; i++)
        {
            float[] gradient = new float[4000];
            NarrowRun.Fill(gradient, (ulong)i);
            optimizer.Add($"{i}", new float[4000], gradient, 40, 100);
        }

        optimizer.Step();

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step()));
    }

    private static uint[] RunExact(Type type, int[] shape)
    {
        Optimizer optimizer = ShippedOptimizers.Create(type);
        int length = shape[0] * shape[1];
        float[] weights = new float[length];
        float[] gradient = new float[length];
        float[] evaluation = new float[length];
        NarrowRun.Fill(weights, 9);
        Parameter parameter = optimizer.Add("w", weights, gradient, shape);
        List<uint> bits = [];
        for (int step = 1; step <= 4; step++)
        {
            NarrowRun.Fill(gradient, (ulong)step);
            for (int i = 0; i < length; i++)
            {
                gradient[i] = MathF.Round(gradient[i] * 15);
            }

            optimizer.Step();
            optimizer.EvaluationWeights(parameter, evaluation);
            bits.AddRange(weights.Concat(evaluation).Select(BitConverter.SingleToUInt32Bits));
        }

        float[] state = new float[length];
        foreach (string name in (string[])["m", "n"])
        {
            optimizer.ReadState(parameter, name, state);
            bits.AddRange(state.Select(BitConverter.SingleToUInt32Bits));
        }

        return [.. bits];
    }
}
