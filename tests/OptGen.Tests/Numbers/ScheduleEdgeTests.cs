namespace OptGen.Tests.Numbers;

/// <summary>Schedules of one step, of fractions of steps, of none before a turn, without end, between equal bounds, and long after their end.</summary>
public sealed class ScheduleEdgeTests
{
    private static readonly double[] Lengths = [1, 1.5, 2, 10, double.PositiveInfinity];

    private static readonly long[] Steps = [1, 2, 3, 10, 11, 12, 1000, 1L << 53];

    [Fact]
    public void ARiseOfOneStepBeginsAtThePeak()
    {
        OneCycle cycle = new(1e-4, 1e-3, 1e-6, 10, 0.1);

        Assert.Equal(1e-3, cycle.Value(1));
        Assert.Equal(1e-6, cycle.Value(10), 1e-18);
        Assert.Equal(1e-6, new OneCycle(1e-4, 1e-3, 1e-6, 1).Value(1), 1e-18);
    }

    [Fact]
    public void AllStayBetweenTheirBounds() => Assert.All(Between(0.001, 1), schedule => Check(schedule, 0, 1));

    [Fact]
    public void EqualBoundsAreTheValue() => Assert.All(Between(0.3, 0.3).Where(schedule => schedule is not (PolynomialDecay or InverseSquareRootDecay or LinearWarmup or WarmupStableDecay)), schedule => Check(schedule, 0.3, 0.3));

    private static void Check(Schedule schedule, double least, double greatest)
    {
        foreach (long t in Steps)
        {
            double value = schedule.Value(t);
            Assert.True(value >= least - 1e-15 && value <= greatest + 1e-15, $"{schedule} is {value} at step {t}");
        }
    }

    private static IEnumerable<Schedule> Between(double low, double high)
    {
        foreach (double length in Lengths)
        {
            yield return new LinearRate(low, high, length);
            yield return new PolynomialDecay(high, length);
            yield return new PolynomialDecay(high, length, 0.5);
            yield return new PolynomialDecay(high, length, 0);
            yield return new CosineDecay(high, length, low);
            yield return new CosineRestarts(high, length, 1, low);
            yield return new CosineRestarts(high, length, 2, low);
            yield return new InverseSquareRootDecay(high, length);
            yield return new LinearWarmup(high, length);
            yield return new WarmupStableDecay(high, length, 0, length, low);
            yield return new WarmupStableDecay(high, 0, length, length, low);
            yield return new CyclicRate(low, high, length, length);
            yield return new CyclicRate(low, high, length, 1);
            yield return new StepDecay(high, length, 1);
            if (double.IsFinite(length))
            {
                yield return new OneCycle(low, high, low, length, 0.1);
                yield return new OneCycle(low, high, low, length, 1 / Math.Max(length, 2));
                yield return new OneCycle(low, high, low, length, 0.9);
                yield return new LinearRate(low, high, length).Warmup((long)length, 1);
                yield return new LinearRate(low, high, length).Warmup(0).Then(0, new LinearRate(low, high, length));
            }
        }
    }
}
