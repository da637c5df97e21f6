using OptGen.Zoo;

namespace OptGen.Tests.Ensembles;

/// <summary>An average that begins with untrained weights is of use only if it forgets them.</summary>
public sealed partial class WarmAverageTests
{
    /// <summary>(1 + t)/(10 + t) until it reaches the smoothing, which is after 8 steps of 0.5.</summary>
    [Fact]
    public void TheSmoothingWarmsUp()
    {
        AveragedDescent optimizer = new() { LearningRate = 0.125, AverageSmoothing = 0.5 };
        double[] weights = [1];
        double[] gradient = [1];
        double[] average = [0];
        Parameter parameter = optimizer.Add("w", weights, gradient);
        double expected = 1;
        for (int t = 1; t <= 20; t++)
        {
            optimizer.Step();
            double keep = Math.Min(0.5, (1 + t) / (10.0 + t));
            expected = (keep * expected) + ((1 - keep) * weights[0]);
            optimizer.EvaluationWeights(parameter, average);

            Assert.Equal(expected, average[0], 1e-14);
        }
    }

    /// <summary>A short run on a bowl: the average lies nearer to the minimum than a hundredth of the way, where one without warm-up has hardly moved.</summary>
    [Fact]
    public void AShortRunIsAveragedWell()
    {
        Assert.InRange(Run(new AveragedDescent { LearningRate = 0.1 }), 0, 0.01);
        Assert.InRange(Run(new AveragedDescent { LearningRate = 0.1, AverageWarmup = 1 }), 0.8, 1);
    }

    private static double Run(AveragedDescent optimizer)
    {
        double[] weights = [1];
        double[] gradient = [1];
        double[] average = [0];
        Parameter parameter = optimizer.Add("w", weights, gradient);
        for (int t = 1; t <= 200; t++)
        {
            gradient[0] = weights[0];
            optimizer.Step();
        }

        optimizer.EvaluationWeights(parameter, average);
        return average[0];
    }

    [Optimizer<WeightAverage, SGD>]
    internal sealed partial class AveragedDescent;
}
