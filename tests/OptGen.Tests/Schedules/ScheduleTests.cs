using System.ComponentModel.DataAnnotations;

namespace OptGen.Tests.Schedules;

/// <summary>What a schedule computes.</summary>
public partial class ScheduleTests
{
    [Fact]
    public void DeclaredFormulaIsItsValue()
    {
        Halving halving = new(0.5, 3);
        Assert.Equal([0.5, 0.5, 0.25, 0.25, 0.125], Enumerable.Range(1, 5).Select(t => halving.Value(t)));
        halving.Start = 1;
        Assert.Equal(1, halving.Value(1));
    }

    [Fact]
    public void ScheduleWithoutConstructorDeclaresItsHyperparameters() => Assert.Equal(2, new Declared(height: 2).Value(4), 15);

    [Fact]
    public void HyperparametersAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantRate(double.NaN));
        StepDecay decay = new(0.1, 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => decay.Every = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau(0.1, factor: 1));
    }

    [Fact]
    public void StepsBeginWithOne() => Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantRate(1).Value(0));

    /// <summary>Each piece begins with its own first step.</summary>
    [Fact]
    public void SequencesAndWarmups()
    {
        Schedule sequence = new LinearRate(0, 1, 4).Then(2, new ConstantRate(7)).Then(3, new LinearRate(0, 1, 2));
        Assert.Equal([0, 0.25, 7, 0, 0.5, 1, 1], Enumerable.Range(1, 7).Select(t => sequence.Value(t)));
        Schedule warm = new LinearRate(8, 0, 4).Warmup(2);
        Assert.Equal([0, 4, 8, 6, 4, 2, 0], Enumerable.Range(1, 7).Select(t => warm.Value(t)));
        Assert.Equal([0.0, 12, 24], Enumerable.Range(1, 3).Select(t => warm.Scale(3).Value(t)));
        Assert.Equal([8.0, 6], Enumerable.Range(1, 2).Select(t => new LinearRate(8, 0, 4).Warmup(0).Value(t)));
        Assert.Equal([8.0, 6], Enumerable.Range(1, 2).Select(t => new ConstantRate(5).Then(0, new LinearRate(8, 0, 4)).Value(t)));
    }

    /// <summary>The beginning of a period is found by a logarithm, which rounds.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void RestartsComeAtTheirSteps(int growth)
    {
        CosineRestarts restarts = new(1, 3, growth);
        long begin = 1;
        for (long length = 3; begin < 1L << 30 && length < 1L << 30 && begin < 200000; begin += length, length *= growth)
        {
            Assert.Equal(1, restarts.Value(begin));
            Assert.InRange(restarts.Value(begin + length - 1), 0, 0.26);
        }
    }

    [Fact]
    public void PlateauGoesOnWhereAnotherLeftOff()
    {
        ReduceOnPlateau whole = new(0.1, 0.5, patience: 2, cooldown: 1);
        ReduceOnPlateau first = new(0.1, 0.5, patience: 2, cooldown: 1);
        ReduceOnPlateau second = new(9, 0.5, patience: 2, cooldown: 1);
        IReadOnlyList<double> measures = TorchSchedules.Measures;
        for (int i = 0; i < measures.Count; i++)
        {
            second.State = i == 8 ? first.State : second.State;
            ReduceOnPlateau resumed = i < 8 ? first : second;
            Assert.Equal(whole.Report(measures[i]), resumed.Report(measures[i]));
            Assert.Equal(whole.State, resumed.State);
        }
    }

    [Schedule("n = floor((t - 1)/2); start*0.5^n + 0*unused")]
    internal sealed partial class Halving(double start, [Range(0, 10)] double unused);

    [Schedule("""
        height := 1; power := 3
        x = t/2   // A temporary.
        if (t > 100) { x = 0 } else { x *= 1 }
        height*x^power/power*3/8
        """)]
    internal sealed partial class Declared;
}
