namespace OptGen.Tests.Narrow;

/// <summary>What users see of narrow states.</summary>
public sealed class NarrowStateTests
{
    [Fact]
    public void InfoTellsStorageAndBytes()
    {
        OptimizerInfo halves = new BFloat16AdamW().Info;
        Assert.All(halves.States, state => Assert.Equal(Storage.BFloat16, state.Storage));
        Assert.Equal((4 + 4 + 2 + 2, 4 + 2 + 2), (halves.BytesReadPerElement, halves.BytesWrittenPerElement));
        OptimizerInfo eighths = new Block8AdamW().Info;
        Assert.Equal((4 + 4 + (2 * (1 + (4.0 / 256))), 4 + (2 * (1 + (4.0 / 256)))), (eighths.BytesReadPerElement, eighths.BytesWrittenPerElement));
        OptimizerInfo full = new AdamW().Info;
        Assert.All(full.States, state => Assert.Equal(Storage.Full, state.Storage));
        Assert.Equal((16, 12), (full.BytesReadPerElement, full.BytesWrittenPerElement));
    }

    [Fact]
    public void StateRefersToTheMethodsThatCopy()
    {
        BFloat16AdamW optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[3], new float[3]);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => optimizer.State(parameter, "AdamW.m").Length);
        Assert.Equal("State 'AdamW.m' is kept as BFloat16, not as Single: copy it by ReadState(parameter, \"AdamW.m\", destination) and change it by WriteState(parameter, \"AdamW.m\", source).", error.Message);
    }

    [Fact]
    public void DoubleWeightsAreRefused()
    {
        Block8AdamW optimizer = new();
        ArgumentException error = Assert.Throws<ArgumentException>(() => optimizer.Add("w", new double[3], new double[3]));
        Assert.StartsWith("Block8AdamW keeps state 'AdamW.m' as Block8, which is for float weights; parameter 'w' has double weights. Add it to an optimizer without [State(…)].", error.Message);
        Assert.Throws<ArgumentException>(() => optimizer.AddWithoutMemory<double>("w", 3));
        Assert.Empty(optimizer.Parameters);
    }

    [Fact]
    public void WhatIsWrittenIsRoundedToTheNearest()
    {
        ManyNarrow optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[1500], new float[1500]);
        float[] source = new float[1500];
        float[] destination = new float[1500];
        NarrowRun.Fill(source, 4);
        source[7] = 1e-40f;
        foreach ((string name, double error) in (IEnumerable<(string, double)>)[("a", 1.0 / 16), ("b", 1.0 / 256), ("z", 0)])
        {
            optimizer.WriteState(parameter, name, source);
            optimizer.ReadState(parameter, name, destination);
            for (int i = 0; i < source.Length; i++)
            {
                // Half of the distance to the next number: relative, but for a block's equally spaced lowest numbers, which are below 2^-13 here.
                Assert.InRange(destination[i] - source[i], -(error * Math.Abs(source[i])) - (error > 0 ? 1.0 / 65536 : 0), (error * Math.Abs(source[i])) + (error > 0 ? 1.0 / 65536 : 0));
            }

            optimizer.WriteState(parameter, name, destination);
            float[] again = new float[1500];
            optimizer.ReadState(parameter, name, again);
            Assert.Equal(destination, again);
        }
    }

    [Fact]
    public void StatesOfEveryKindAreCopied()
    {
        ScalarAndDouble optimizer = new();
        Parameter parameter = optimizer.Add("w", new double[2], new double[2]);
        optimizer.WriteState(parameter, "k", [0.25f]);
        optimizer.WriteState(parameter, "m", [0.5f, 0.75f]);
        float[] values = new float[2];
        optimizer.ReadState(parameter, "m", values);
        Assert.Equal([0.5f, 0.75f], values);
        Assert.Equal(0.25, optimizer.State(parameter, "k")[0]);
    }

    [Fact]
    public void LengthsAndNamesAreChecked()
    {
        BFloat16AdamW optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[3], new float[3]);
        Assert.Equal("State 'AdamW.m' has 3 values, but the span has 2. (Parameter 'destination')", Assert.Throws<ArgumentException>(() => optimizer.ReadState(parameter, "AdamW.m", new float[2])).Message);
        Assert.Equal("State 'AdamW.m' has 3 values, but the span has 4. (Parameter 'source')", Assert.Throws<ArgumentException>(() => optimizer.WriteState(parameter, "AdamW.m", new float[4])).Message);
        Assert.Throws<ArgumentException>(() => optimizer.ReadState(parameter, "x", new float[3]));
    }
}

[Optimizer("k = k + sum(g); m = m + g; w -= lr*m*k")]
internal partial class ScalarAndDouble(double lr = 0.1);
