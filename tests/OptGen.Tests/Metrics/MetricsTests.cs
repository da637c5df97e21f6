namespace OptGen.Tests.Metrics;

/// <summary>What steps measure for who listens. The meter is one for the process: while somebody listens here, no other test may count what its steps allocate.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MetricsTests
{
    internal const string Name = "Alone: listens to all steps of the process";

    [Fact]
    public void NormsAndTheirRatioAreMeasured()
    {
        using MeterLog measured = Measure(new MeasuredDescent { LearningRate = 0.5 }, optimizer => optimizer.Step());

        Assert.Equal(5, measured[OptimizerMetrics.GradientNormName], 1e-12);
        Assert.Equal(2.5, measured[OptimizerMetrics.UpdateNormName], 1e-12);
        Assert.Equal(1.5, measured[OptimizerMetrics.WeightNormName], 1e-12);
        Assert.Equal(2.5 / 1.5, measured[OptimizerMetrics.UpdateRatioName], 1e-12);
    }

    [Fact]
    public void ParametersCanBeMeasuredOneByOne()
    {
        using MeterLog measured = Measure(new MeasuredDescent { LearningRate = 0.5, MeasuresParameters = true }, optimizer => optimizer.Step());

        Assert.Equal(3, measured[OptimizerMetrics.GradientNormName, "a"], 1e-12);
        Assert.Equal(4, measured[OptimizerMetrics.GradientNormName, "b"], 1e-12);
        Assert.Equal(1.5, measured[OptimizerMetrics.UpdateNormName, "a"], 1e-12);
        Assert.Equal(2, measured[OptimizerMetrics.UpdateNormName, "b"], 1e-12);
        Assert.DoesNotContain(measured.Values.Keys, key => key.Parameter is null);
    }

    /// <summary>The gradients are measured before they are clipped and zeroed, as they are scaled.</summary>
    [Fact]
    public void OptionsAreHeeded()
    {
        StepOptions[] all =
        [
            new() { GradientScale = -2, ZeroGradients = true },
            new() { GradientScale = -2, MaxGradientNorm = 1 },
            new() { GradientScale = -2, NonFinite = NonFinite.Skip },
        ];
        foreach (StepOptions options in all)
        {
            using MeterLog measured = Measure(new MeasuredDescent { LearningRate = 0.5 }, optimizer => optimizer.Step(options));
            Assert.Equal(10, measured[OptimizerMetrics.GradientNormName], 1e-12);
        }
    }

    [Fact]
    public void SkippedStepsAreNotMeasured()
    {
        using MeterLog measured = Measure(
            new MeasuredDescent(), optimizer => Assert.Equal(StepStatus.Skipped, optimizer.Step(new StepOptions { NonFinite = NonFinite.Skip }).Status), firstGradient: float.NaN);
        Assert.Equal(0, measured.Count);
    }

    /// <summary>A step of several calls is one update.</summary>
    [Fact]
    public void AStepOfSeveralCallsIsMeasuredOnce()
    {
        using MeterLog log = new();
        MeasuredSharpness optimizer = new();
        optimizer.Add("a", new double[] { 1 }, new double[] { 1 });
        optimizer.Step();
        Assert.Equal(0, log.Count);
        optimizer.Step();
        Assert.Equal(4, log.Count);
    }

    [Fact]
    public void WeightsAreTheSameWhetherSomebodyListensOrNot()
    {
        float[] Run(bool listens)
        {
            using MeterLog? log = listens ? new MeterLog() : null;
            MeasuredDescent optimizer = new() { Options = new StepOptions { MaxGradientNorm = 0.5 } };
            float[] w = [1, 2, 3];
            optimizer.Add("a", w, new float[] { 0.1f, 0.7f, -3 });
            optimizer.Step();
            return w;
        }

        Assert.Equal(Run(false), Run(true));
    }

    /// <summary>Makes a step of two parameters whose gradients have the norms 3 and 4.</summary>
    private static MeterLog Measure(Optimizer optimizer, Action<Optimizer> step, float firstGradient = 3)
    {
        MeterLog measured = new();
        optimizer.Add("a", new float[] { 1 }, new float[] { firstGradient });
        optimizer.Add("b", new double[] { 1, 1 }, new double[] { 4, 0 });
        step(optimizer);
        return measured;
    }
}
