namespace OptGen.Tests.Narrow;

/// <summary>A network trained with narrow states is as good, on the average over seeds, as networks with full states are within theirs; the table of docs/narrow-states.md comes from these runs.</summary>
[Trait("Category", "Slow")]
public sealed class QualityTests
{
    private const int Seeds = 6;

    [Fact]
    public void NetworksWithNarrowStatesAreNoWorseThanTheSpreadOfThoseWithFullOnes()
    {
        (double Loss, double Accuracy)[] full = Train(() => new AdamW());
        foreach (Func<Optimizer> create in (Func<Optimizer>[])[() => new BFloat16AdamW(), () => new Block8AdamW()])
        {
            (double Loss, double Accuracy)[] narrow = Train(create);
            Assert.InRange(narrow.Average(run => run.Loss), 0, full.Max(run => run.Loss));
            Assert.InRange(narrow.Average(run => run.Accuracy), full.Min(run => run.Accuracy), 1);
        }
    }

    private static (double Loss, double Accuracy)[] Train(Func<Optimizer> create) => [.. Enumerable.Range(1, Seeds).Select(seed => DigitTraining.Run(create(), seed))];
}
