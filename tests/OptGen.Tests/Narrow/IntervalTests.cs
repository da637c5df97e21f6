using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Tests.Narrow;

/// <summary>Intervals hold what lanes compute of numbers that lie in them, up to the last bit; or they are not known.</summary>
public sealed unsafe class IntervalTests
{
    private const int Rounds = 3000;

    private delegate Interval Bound(Interval a, Interval b, Interval c, float scalar);

    private delegate Lane1<float> Compute(Lane1<float> a, Lane1<float> b, Lane1<float> c, float scalar);

    public static TheoryData<string> Operations => [.. Known.Keys];

    private static Dictionary<string, (Bound Bound, Compute Compute)> Known { get; } = new()
    {
        ["sum"] = ((a, b, _, _) => a + b, (a, b, _, _) => a + b),
        ["difference"] = ((a, b, _, _) => a - b, (a, b, _, _) => a - b),
        ["negated"] = ((a, _, _, _) => -a, (a, _, _, _) => -a),
        ["product"] = ((a, b, _, _) => a * b, (a, b, _, _) => a * b),
        ["multiple"] = ((a, _, _, s) => s * a, (a, _, _, s) => Splat(s) * a),
        ["quotient"] = ((a, b, _, _) => a / b, (a, b, _, _) => a / b),
        ["square"] = ((a, _, _, _) => Interval.Square(a), (a, _, _, _) => a * a),
        ["fused"] = ((a, b, c, _) => Interval.MultiplyAdd(a, b, c), (a, b, c, _) => Lane1<float>.MultiplyAdd(a, b, c)),
        ["fused multiple"] = ((a, _, c, s) => Interval.MultiplyAdd(s, a, c), (a, _, c, s) => Lane1<float>.MultiplyAdd(Splat(s), a, c)),
        ["fused square"] = ((a, _, c, _) => Interval.SquareAdd(a, c), (a, _, c, _) => Lane1<float>.MultiplyAdd(a, a, c)),
        ["root"] = ((a, _, _, _) => Interval.Sqrt(a), (a, _, _, _) => Lane1<float>.Sqrt(a)),
        ["magnitude"] = ((a, _, _, _) => Interval.Abs(a), (a, _, _, _) => Lane1<float>.Abs(a)),
        ["greater"] = ((a, b, _, _) => Interval.Max(a, b), (a, b, _, _) => Made<Lane1<float>>.Max(a, b)),
        ["lesser"] = ((a, b, _, _) => Interval.Min(a, b), (a, b, _, _) => Made<Lane1<float>>.Min(a, b)),
        ["either"] = ((a, b, c, _) => Interval.Either(a, b), (a, b, c, _) => Lane1<float>.Select(c > Splat(0), a, b)),
        ["sign"] = ((a, _, _, _) => Interval.Sign(a), (a, _, _, _) => Made<Lane1<float>>.Sign(a)),
        ["with a sign"] = ((a, b, _, _) => Interval.CopySign(a, b), (a, b, _, _) => Lane1<float>.CopySign(a, b)),
        ["floor"] = ((a, _, _, _) => Interval.Floor(a), (a, _, _, _) => Lane1<float>.Floor(a)),
        ["ceiling"] = ((a, _, _, _) => Interval.Ceiling(a), (a, _, _, _) => Made<Lane1<float>>.Ceiling(a)),
        ["whole"] = ((a, _, _, _) => Interval.Truncate(a), (a, _, _, _) => Made<Lane1<float>>.Truncate(a)),
        ["nearest"] = ((a, _, _, _) => Interval.Round(a), (a, _, _, _) => Made<Lane1<float>>.Round(a)),
        ["exp"] = ((a, _, _, _) => Interval.Rising<Functions.Exp>(a, 0, float.PositiveInfinity), (a, _, _, _) => Lane1<float>.Map<Functions.Exp>(a)),
        ["tanh"] = ((a, _, _, _) => Interval.Rising<Functions.Tanh>(a, -1.0000002f, 1.0000002f), (a, _, _, _) => Lane1<float>.Map<Functions.Tanh>(a)),
        ["log1p"] = ((a, _, _, _) => Interval.Rising<Functions.Log1p>(a, float.NegativeInfinity, float.PositiveInfinity), (a, _, _, _) => Lane1<float>.Map<Functions.Log1p>(a)),
        ["activation"] = ((a, _, _, _) => Interval.Max(Interval.Either(a, 0f), -0.279f), (a, _, _, _) => Lane1<float>.Map<Functions.Silu>(a)),
        ["sine"] = ((a, _, _, _) => Interval.Within(a, -1.0000002f, 1.0000002f), (a, _, _, _) => Lane1<float>.Map<Functions.Sin>(a)),
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void ResultsLieWithin(string operation)
    {
        (Bound bound, Compute compute) = Known[operation];
        Random random = new(operation.Length);
        int known = 0;
        for (int round = 0; round < Rounds; round++)
        {
            ((float Low, float High) a, (float Low, float High) b, (float Low, float High) c) = (Ends(random), Ends(random), Ends(random));
            float scalar = Ends(random).Low;
            Interval interval = bound(Interval.Between(a.Low, a.High), Interval.Between(b.Low, b.High), Interval.Between(c.Low, c.High), scalar);
            float low = interval.Low.Value.ToScalar();
            float high = interval.High.Value.ToScalar();
            Assert.Equal(float.IsFinite(low), float.IsFinite(high));
            if (!float.IsFinite(low))
            {
                continue;
            }

            known++;
            for (int i = 0; i < 8; i++)
            {
                float result = Number(compute(Splat(Between(a, random)), Splat(Between(b, random)), Splat(Between(c, random)), scalar));
                Assert.True(result >= low && result <= high, $"{operation} of [{a.Low:R}, {a.High:R}], [{b.Low:R}, {b.High:R}], [{c.Low:R}, {c.High:R}] and {scalar:R} is {result:R}, not from {low:R} to {high:R}");
            }
        }

        Assert.InRange(known, Rounds / 20, Rounds);
    }

    /// <summary>What may be infinite, or NaN, is not known; nor is what is made of it, also where that has bounds of its own.</summary>
    [Fact]
    public void WhatMayNotBeFiniteIsNotKnown()
    {
        Interval huge = Interval.Between(-3e38f, 3e38f);
        Interval one = Interval.Between(-1f, 1f);
        foreach (Interval interval in (Interval[])[huge * huge, one / one, Interval.Sqrt(one), Interval.Rising<Functions.Exp>(huge, 0, float.PositiveInfinity), Interval.Between(0f, float.PositiveInfinity), float.NaN])
        {
            Assert.True(float.IsNaN(interval.Low.Value.ToScalar()));
            foreach (Interval made in (Interval[])[Interval.Min(Interval.Max(interval, -1f), 1f), Interval.Max(one, interval), 0f * interval, Interval.Sign(interval), Interval.Either(one, interval), Interval.Within(interval, -1, 1), Interval.CopySign(one, interval), Interval.Square(interval)])
            {
                Assert.True(float.IsNaN(made.Low.Value.ToScalar()));
                Assert.True(float.IsNaN(made.Magnitude.Value.ToScalar()));
            }
        }
    }

    private static (float Low, float High) Ends(Random random)
    {
        (float a, float b) = (Number(random), Number(random));
        return random.Next(8) == 0 ? (a, a) : (Math.Min(a, b), Math.Max(a, b));
    }

    /// <summary>Numbers of all sizes, with 0 and whole ones among them.</summary>
    private static float Number(Random random) => random.Next(6) switch
    {
        0 => 0,
        1 => random.Next(-3, 4),
        2 => (float)(Math.Pow(2, random.Next(-148, 127)) * ((2 * random.NextDouble()) - 1)),
        _ => (float)(4 * ((2 * random.NextDouble()) - 1)),
    };

    private static float Between((float Low, float High) ends, Random random) => random.Next(4) switch
    {
        0 => ends.Low,
        1 => ends.High,
        _ => Math.Clamp((float)(ends.Low + (random.NextDouble() * ((double)ends.High - ends.Low))), ends.Low, ends.High),
    };

    private static Lane1<float> Splat(float value) => Lane1<float>.Load(in value, 0);

    private static float Number(Lane1<float> lane)
    {
        float value = 0;
        Lane1<float>.Store(lane, ref value, 0);
        return value;
    }

    /// <summary>The members of lanes that are made of others.</summary>
    private static class Made<TLane>
        where TLane : struct, ILane<TLane, float>
    {
        public static TLane Max(TLane a, TLane b) => TLane.Max(a, b);

        public static TLane Min(TLane a, TLane b) => TLane.Min(a, b);

        public static TLane Sign(TLane a) => TLane.Sign(a);

        public static TLane Ceiling(TLane a) => TLane.Ceiling(a);

        public static TLane Truncate(TLane a) => TLane.Truncate(a);

        public static TLane Round(TLane a) => TLane.Round(a);
    }
}
