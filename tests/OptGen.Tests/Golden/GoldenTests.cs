using Xunit.Abstractions;

namespace OptGen.Tests.Golden;

/// <summary>Every recorded case of PyTorch's against our optimizer: weights on the way, states at the end, in double and in float.</summary>
public sealed class GoldenTests(ITestOutputHelper output)
{
    /// <summary>What double may lose, in parts of what an element has moved or a state has been.</summary>
    private const double DoubleBar = 1e-12;

    private static readonly double SmallestNormal = Math.ScaleB(1, -126);

    public static TheoryData<string> Cases => [.. GoldenData.CaseNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public void DoubleWeightsAgreeToATrillionthOfTheMovement(string name)
    {
        GoldenCase golden = GoldenData.Case(name);
        GoldenRun<double> run = new(golden);
        Worst worst = new();
        foreach ((int step, double[] truth) in golden.Checkpoints)
        {
            for (int i = 0; i < truth.Length; i++)
            {
                // A weight is itself rounded at every step, by them and by us, however little it moves.
                double rounding = step * Ulp.OfDouble(run.Peaks[step - 1][i]);
                double error = Math.Abs(run.Weights[step - 1][i] - truth[i]);
                worst.Note(error, (DoubleBar * run.Movements[step - 1][i]) + rounding, $"step {step}, element {i}");
            }
        }

        worst.Check(output);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FloatWeightsStayInsideTheBar(string name)
    {
        GoldenCase golden = GoldenData.Case(name);
        GoldenRun<float> run = new(golden);
        Worst worst = new();
        foreach ((int step, double[] truth) in golden.Checkpoints)
        {
            for (int i = 0; i < truth.Length; i++)
            {
                double error = Math.Abs(run.Weights[step - 1][i] - truth[i]);
                worst.Note(error, (4 + (0.75 * step)) * Ulp.OfSingle(run.Peaks[step - 1][i]), $"step {step}, element {i}");
            }
        }

        worst.Check(output);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void DoubleStatesAgree(string name)
    {
        GoldenCase golden = GoldenData.Case(name);
        GoldenRun<double> run = new(golden);
        Worst worst = new();
        foreach ((string theirs, double[] truth) in golden.DoubleStates)
        {
            double[] ours = run.State(run.StateNames[theirs]);
            double[] peaks = run.StatePeaks(run.StateNames[theirs]);
            for (int i = 0; i < truth.Length; i++)
            {
                worst.Note(Math.Abs(ours[i] - truth[i]), DoubleBar * peaks[i], $"{theirs}[{i}]");
            }
        }

        foreach ((string theirs, double truth) in golden.ScalarStates.Where(state => run.StateNames.ContainsKey(state.Key)))
        {
            worst.Note(Math.Abs(run.State(run.StateNames[theirs])[0] - truth), DoubleBar * Math.Abs(truth), theirs);
        }

        worst.Check(output);
        Assert.Equal(golden.ScalarStates.GetValueOrDefault("step", run.StepCount), run.StepCount);
    }

    /// <summary>Where no states in double were recorded, ours must be as near to the recorded float states as PyTorch's own double ones were.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void DoubleStatesAreTheTruthOfTheFloatStates(string name)
    {
        GoldenCase golden = GoldenData.Case(name);
        GoldenRun<double> run = new(golden);
        Worst worst = new();
        foreach ((string theirs, double[] singles) in golden.SingleStates)
        {
            double[] ours = run.State(run.StateNames[theirs]);
            for (int i = 0; i < singles.Length; i++)
            {
                // The figure is written with four digits.
                worst.Note(Math.Abs(singles[i] - ours[i]), 1.001 * golden.StateUlps(theirs) * Ulp.OfSingle(ours[i]), $"{theirs}[{i}]");
            }
        }

        worst.Check(output);
    }

    /// <summary>Float states may be twice as far from the truth as PyTorch's own; below the smallest normal number ours are 0.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void FloatStatesAreAsGoodAsPyTorchsOwn(string name)
    {
        GoldenCase golden = GoldenData.Case(name);
        GoldenRun<double> truth = new(golden);
        GoldenRun<float> run = new(golden);
        Worst worst = new();
        foreach (string theirs in golden.SingleStates.Keys)
        {
            string state = run.StateNames[theirs];
            double[] ours = run.State(state);
            double[] expected = truth.State(state);
            double[] peaks = truth.StatePeaks(state);
            for (int i = 0; i < ours.Length; i++)
            {
                double flushed = Math.Abs(expected[i]) < SmallestNormal ? SmallestNormal : 0;
                double bar = (2 * golden.StateUlps(theirs) * Ulp.OfSingle(peaks[i])) + flushed;
                worst.Note(Math.Abs(ours[i] - expected[i]), bar, $"{theirs}[{i}]");
            }
        }

        worst.Check(output);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryRecordedStateHasAPlaceInOurs(string name)
    {
        GoldenCase golden = GoldenData.Case(name);
        GoldenRun<float> run = new(golden);

        Assert.Equal(
            run.States.Where(state => state.Shape != StateShape.Scalar).Select(state => state.Name).Order(StringComparer.Ordinal),
            golden.SingleStates.Keys.Select(state => run.StateNames[state]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("asgd")]
    [InlineData("asgd__extreme")]
    [InlineData("asgd_wd")]
    [InlineData("asgd_wd__extreme")]
    public void EvaluationWeightsOfASGDAreTheAverage(string name)
    {
        GoldenRun<double> run = new(GoldenData.Case(name));

        Assert.Equal(run.State("a"), run.EvaluationWeights());
    }
}
