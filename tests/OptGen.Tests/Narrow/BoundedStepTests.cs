using OptGen.Codes;
using OptGen.Narrow;

namespace OptGen.Tests.Narrow;

/// <summary>Steps that make states in eight bits in registers, with scales that are known beforehand: against plain code, and where they cannot.</summary>
public sealed class BoundedStepTests
{
    private const int BlockLength = 256;

    /// <summary>The step as its definition has it, one number at a time: decoded numbers, the rule in float, a scale for the greatest magnitude that can come of a block, and random bits.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(600)]
    [InlineData(5000)]
    public void AStepIsThatOfPlainCode(int length)
    {
        const double Beta1 = 0.9;
        const double Beta2 = 0.999;
        const double Rate = 1e-2;
        const double Decay = 1e-2;
        const double Epsilon = 1e-8;
        Block8AdamW optimizer = new(lr: Rate, β1: Beta1, β2: Beta2, ε: Epsilon, λ: Decay) { Seed = 5 };
        float[] weights = new float[length];
        float[] gradient = new float[length];
        NarrowRun.Fill(weights, 1);
        Parameter parameter = optimizer.Add("w", weights, gradient);
        float[] w = [.. weights];
        float[] m = new float[length];
        float[] v = new float[length];
        for (int step = 1; step <= 6; step++)
        {
            NarrowRun.Fill(gradient, (ulong)step);
            for (int i = 0; i < length; i++)
            {
                gradient[i] *= MathF.Exp((i % 700 / 20f) - 20);
            }

            optimizer.Step();
            ulong key = RandomWords.Key(NarrowStates.StepKey(5, parameter.NoiseKey, step), 0);
            float rate = (float)(Rate / (1 - Math.Pow(Beta1, step)));
            float inverseRoot = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, step)));
            for (int start = 0; start < length; start += BlockLength)
            {
                int count = Math.Min(BlockLength, length - start);
                float largest = gradient.Skip(start).Take(count).Max(MathF.Abs);
                float mBound = MathF.FusedMultiplyAdd((float)Beta1, m.Skip(start).Take(count).Max(MathF.Abs), (float)(1 - Beta1) * largest);
                float vBound = MathF.FusedMultiplyAdd((float)Beta2, v.Skip(start).Take(count).Max(), (float)(1 - Beta2) * (largest * largest));
                double mUnit = PlainCodes.Unit(mBound, isSigned: true);
                double vUnit = PlainCodes.Unit(vBound, isSigned: false);
                for (int i = start; i < start + count; i++)
                {
                    uint random = RandomWords.At<Words1>(new CompilerServices.RoundingKey(key, 0), i).Value;
                    float nextM = MathF.FusedMultiplyAdd((float)Beta1, m[i], (float)(1 - Beta1) * gradient[i]);
                    float nextV = MathF.FusedMultiplyAdd((float)Beta2, v[i], (float)(1 - Beta2) * (gradient[i] * gradient[i]));
                    w[i] = (w[i] * (float)(1 - (Rate * Decay))) - (rate * nextM / MathF.FusedMultiplyAdd(MathF.Sqrt(nextV), inverseRoot, (float)Epsilon));
                    m[i] = (float)(PlainCodes.Rounded(nextM / mUnit, (int)(random & 0xFFFFF)) * mUnit) + 0f;
                    v[i] = (float)(PlainCodes.Rounded(nextV / vUnit, (int)(random >> 12)) * vUnit);
                }
            }

            Assert.Equal(w, weights);
            Assert.Equal(m, Read(optimizer, parameter, "AdamW.m"));
            Assert.Equal(v, Read(optimizer, parameter, "AdamW.v"));
        }
    }

    /// <summary>Bounds are made of what a block really holds, so that they fall as it does; the scale of a bound that grew out of the last bound would stay for ever.</summary>
    [Fact]
    public void ScalesFollowWhenGradientsShrink()
    {
        const float Shrunk = 1f / (1 << 20);
        Block8AdamW optimizer = new(β1: 0.99, β2: 0.99);
        float[] gradient = new float[1000];
        Parameter parameter = optimizer.Add("w", new float[1000], gradient);
        for (int step = 0; step < 4000; step++)
        {
            NarrowRun.Fill(gradient, (ulong)step);
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] *= step < 50 ? 1 : Shrunk;
            }

            optimizer.Step();
        }

        // A bound is at most twice the greatest number of its block: the sum of the greatest of two terms. The rounding of scales to powers of two doubles it again.
        for (int state = 0; state < 2; state++)
        {
            float[] values = Read(optimizer, parameter, state == 0 ? "AdamW.m" : "AdamW.v");
            Span<float> scales = parameter.NarrowState(state)!.Scales;
            for (int block = 0; block < scales.Length; block++)
            {
                float greatest = values.Skip(block * BlockLength).Take(BlockLength).Max(MathF.Abs);
                Assert.InRange(greatest, 0, state == 0 ? 2 * Shrunk : 2 * Shrunk * Shrunk);
                Assert.InRange(Math.Abs(scales[block]), 0, 4 * PlainCodes.Unit(greatest, isSigned: state == 0));
            }
        }
    }

    /// <summary>Where the greatest magnitudes are not known beforehand, a block is encoded after the pass; its neighbours are not concerned.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(3e38f)]
    public void ABlockWithoutBoundsIsMadeInTwoPhases(float stranger)
    {
        const int Length = 20 * BlockLength;
        float[] gradient = new float[Length];
        NarrowRun.Fill(gradient, 8);
        (float[] m, float[] v) = Step(gradient);
        gradient[(3 * BlockLength) + 77] = stranger;
        (float[] strangeM, float[] strangeV) = Step(gradient);
        for (int i = 0; i < Length; i++)
        {
            if (i / BlockLength != 3)
            {
                Assert.Equal((m[i], v[i]), (strangeM[i], strangeV[i]));
            }
            else
            {
                // The square of 3e38 is infinite, which makes the whole block of v NaN; a tenth of it is a number of m like any other.
                Assert.True(float.IsNaN(strangeV[i]));
                Assert.Equal(!float.IsFinite(stranger), float.IsNaN(strangeM[i]));
            }
        }

        static (float[] M, float[] V) Step(float[] gradient)
        {
            Block8AdamW optimizer = new();
            Parameter parameter = optimizer.Add("w", new float[Length], gradient);
            optimizer.Step();
            return (Read(optimizer, parameter, "AdamW.m"), Read(optimizer, parameter, "AdamW.v"));
        }
    }

    /// <summary>What is written by hand, or was stored by an earlier version, may have codes of the other form.</summary>
    [Fact]
    public void CodesOfEitherFormAreRead()
    {
        const int Length = 700;
        Block8AdamW optimizer = new(β1: 0.5, β2: 0.5);
        float[] gradient = new float[Length];
        Parameter parameter = optimizer.Add("w", new float[Length], gradient);
        float[] positive = [.. Enumerable.Range(0, Length).Select(i => (float)(1 + (i % 8)))];
        float[] mixed = [.. positive.Select((value, i) => i < 600 ? value : -value)];
        optimizer.WriteState(parameter, "AdamW.m", positive);
        optimizer.WriteState(parameter, "AdamW.v", mixed);
        optimizer.Step();
        Assert.Equal(positive.Select(value => value / 2), Read(optimizer, parameter, "AdamW.m"));
        Assert.Equal(mixed.Select(value => value / 2), Read(optimizer, parameter, "AdamW.v"));
    }

    /// <summary>Factors that make a state negative that the rule's form does not: the compiler's guess is checked in each step.</summary>
    [Fact]
    public void HyperparametersOfUnexpectedSignsAreCheckedInTheStep()
    {
        float[] gradient = [.. Enumerable.Range(0, 300).Select(i => 1f + (i % 3))];
        foreach (double factor in (double[])[2, -2])
        {
            ScaledSquares optimizer = new(factor);
            Parameter parameter = optimizer.Add("w", new float[300], gradient);
            optimizer.Step();
            Assert.Equal(gradient.Select(value => (float)factor * value * value), Read(optimizer, parameter, "v"));
        }
    }

    private static float[] Read(Optimizer optimizer, Parameter parameter, string state)
    {
        float[] values = new float[parameter.Length];
        optimizer.ReadState(parameter, state, values);
        return values;
    }
}

/// <summary>A state that is never negative if its factor is positive, as most are.</summary>
[Optimizer("v = decay*v + factor*g²; w -= v"), State("v", Storage.Block8)]
internal partial class ScaledSquares(double factor = 2, double decay = 0);
