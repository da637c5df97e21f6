using OptGen.Tests.Bits;

namespace OptGen.Tests.Steps;

/// <summary>What a step does to gradients on the way in is what doing it by hand beforehand comes to.</summary>
public sealed class StepOptionsTests
{
    public static TheoryData<string> Names => ShippedOptimizers.Names;

    /// <summary>Halves are exact, so that a gradient halved in the pass gives the bits of one halved before it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AScaledGradientIsTheSameAsOneScaledByHand(string name)
    {
        ulong[] byHand = Run(name, new StepOptions(), scale: 0.5f, expectsZeros: false);

        Assert.Equal(byHand, Run(name, new StepOptions { GradientScale = 0.5 }, scale: 1, expectsZeros: false));
        Assert.Equal(byHand, Run(name, new StepOptions { GradientScale = -0.5, Maximize = true, ZeroGradients = true }, scale: 1, expectsZeros: true));
    }

    [Fact]
    public void ClippingShortensTheGradientsOfAllParametersTogether()
    {
        float[] first = [3, -4, 12];
        float[] second = [84];
        (SGD optimizer, float[] w1, float[] w2) = Two(first, second);
        StepResult result = optimizer.Step(new StepOptions { MaxGradientNorm = 17, GradientScale = 2 });

        // 2·√(3² + 4² + 12² + 84²) = 2·85
        Assert.Equal(170, result.GradientNorm!.Value, 1e-12);
        Assert.Equal(17 / (170 + 1e-6), result.ClipFactor, 1e-15);
        double factor = 2 * result.ClipFactor;
        Assert.Equal(first.Select(g => -(float)(g * (float)factor)), w1);
        Assert.Equal(second.Select(g => -(float)(g * (float)factor)), w2);
    }

    [Fact]
    public void ShortGradientsAreNotClipped()
    {
        (SGD optimizer, float[] w1, _) = Two([3, -4, 12], [84]);
        StepResult result = optimizer.Step(new StepOptions { MaxGradientNorm = 86 });

        Assert.Equal((85.0, 1.0, StepStatus.Applied), (result.GradientNorm, result.ClipFactor, result.Status));
        Assert.Equal([-3, 4, -12], w1);
    }

    /// <summary>Squares of doubles overflow where the gradient does not.</summary>
    [Fact]
    public void HugeGradientsHaveANorm()
    {
        SGD optimizer = new(lr: 1);
        double[] weights = new double[2];
        optimizer.Add("w", weights, new[] { 3e200, 4e200 });
        StepResult result = optimizer.Step(new StepOptions { MaxGradientNorm = 1, NonFinite = NonFinite.Throw });

        Assert.Equal(5e200, result.GradientNorm!.Value, 1e186);
        Assert.Equal(-0.6, weights[0], 1e-15);
        Assert.Equal(-0.8, weights[1], 1e-15);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void ASkippedStepChangesNothing(float bad)
    {
        (AdamW optimizer, float[][] weights, float[][] gradients) = Three();
        optimizer.Step();
        float[][] before = [.. weights.Select(w => (float[])w.Clone())];
        float[] m = optimizer.State(optimizer.Parameters[1], "m").AsSpan<float>().ToArray();
        gradients[1][3] = bad;
        StepResult result = optimizer.Step(new StepOptions { NonFinite = NonFinite.Skip, MaxGradientNorm = 1 });

        Assert.Equal(StepStatus.Skipped, result.Status);
        Assert.Same(optimizer.Parameters[1], result.NonFiniteParameter);
        Assert.Equal(before, weights);
        Assert.Equal(m, optimizer.State(optimizer.Parameters[1], "m").AsSpan<float>().ToArray());
        Assert.Equal((1L, 1L), (optimizer.StepCount, optimizer.Parameters[1].StepCount));
        Assert.Equal(bad, gradients[1][3]);

        gradients[1][3] = 0;
        Assert.Equal(StepStatus.Applied, optimizer.Step(new StepOptions { NonFinite = NonFinite.Skip }).Status);
        Assert.Equal(2, optimizer.StepCount);
    }

    /// <summary>Otherwise whoever adds to gradients would never get rid of a NaN.</summary>
    [Fact]
    public void ASkippedStepZeroesGradientsWhereItIsToldTo()
    {
        (AdamW optimizer, _, float[][] gradients) = Three();
        gradients[2][0] = float.NaN;

        Assert.Equal(StepStatus.Skipped, optimizer.Step(new StepOptions { NonFinite = NonFinite.Skip, ZeroGradients = true }).Status);
        Assert.All(gradients, gradient => Assert.All(gradient, g => Assert.Equal(0, g)));
    }

    [Fact]
    public void AStepThatIsToThrowNamesParameterAndElementAndChangesNothing()
    {
        (AdamW optimizer, float[][] weights, float[][] gradients) = Three();
        float[][] before = [.. weights.Select(w => (float[])w.Clone())];
        gradients[1][3] = float.NaN;
        ArithmeticException thrown = Assert.Throws<ArithmeticException>(() => optimizer.Step(new StepOptions { NonFinite = NonFinite.Throw }));

        Assert.Contains("Element 3 of the gradient of parameter 'p1'", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(before, weights);
        Assert.Equal(0, optimizer.StepCount);
    }

    [Fact]
    public void AStepOfOneParameterFollowsTheOptions()
    {
        SGD optimizer = new(lr: 1) { Options = new StepOptions { GradientScale = 0.5, Maximize = true, NonFinite = NonFinite.Skip } };
        Parameter parameter = optimizer.AddWithoutMemory<float>("w", 2);
        float[] weights = new float[2];

        optimizer.Step(parameter, weights, [4f, -2f]);
        Assert.Equal([2f, -1f], weights);
        Assert.Equal(StepStatus.Skipped, optimizer.Step(parameter, weights, [float.NaN, 1f]).Status);
        Assert.Equal([2f, -1f], weights);
        Assert.Equal(1, parameter.StepCount);

        optimizer.Options = new StepOptions { MaxGradientNorm = 1 };
        Assert.Contains("MaxGradientNorm", Assert.Throws<InvalidOperationException>(() => optimizer.Step(parameter, weights, [4f, -2f])).Message, StringComparison.Ordinal);
        optimizer.Options = new StepOptions { ZeroGradients = true };
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(parameter, weights, [4f, -2f]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void ANormMustBePositive(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => new StepOptions { MaxGradientNorm = value });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(double.PositiveInfinity)]
    public void AScaleMustBeFiniteAndNotZero(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => new StepOptions { GradientScale = value });

    [Fact]
    public void ThreadsAreNotNegative() => Assert.Throws<ArgumentOutOfRangeException>(() => new StepOptions { Threads = -1 });

    /// <summary>Fields of a struct that nobody has initialized are zero.</summary>
    [Fact]
    public void TheDefaultStructIsTheDefault()
    {
        StepOptions options = default;

        Assert.Equal((1.0, double.PositiveInfinity), (options.GradientScale, options.MaxGradientNorm));
        Assert.Equal(new StepOptions(), options);
    }

    private static (SGD Optimizer, float[] First, float[] Second) Two(float[] first, float[] second)
    {
        SGD optimizer = new(lr: 1);
        float[] w1 = new float[first.Length];
        float[] w2 = new float[second.Length];
        optimizer.Add("first", w1, first);
        optimizer.Add("second", w2, second);
        return (optimizer, w1, w2);
    }

    private static (AdamW Optimizer, float[][] Weights, float[][] Gradients) Three()
    {
        AdamW optimizer = new();
        float[][] weights = [.. Enumerable.Range(0, 3).Select(p => Enumerable.Range(0, 5 + p).Select(i => (float)Trajectory.Weight(i + p)).ToArray())];
        float[][] gradients = [.. Enumerable.Range(0, 3).Select(p => Enumerable.Range(0, 5 + p).Select(i => (float)Trajectory.Gradient(i + p, 1)).ToArray())];
        for (int p = 0; p < 3; p++)
        {
            optimizer.Add($"p{p}", weights[p], gradients[p]);
        }

        return (optimizer, weights, gradients);
    }

    /// <summary>The bits of weights and states after a few steps.</summary>
    private static ulong[] Run(string name, StepOptions options, float scale, bool expectsZeros)
    {
        Optimizer optimizer = ShippedOptimizers.Create(name);
        List<(Parameter Parameter, float[] Weights, float[] Gradient)> parameters = [];
        foreach (int[] shape in new int[][] { [9, 4], [3, 7] })
        {
            float[] weights = [.. Enumerable.Range(0, shape[0] * shape[1]).Select(i => (float)Trajectory.Weight(i))];
            float[] gradient = new float[weights.Length];
            parameters.Add((optimizer.AddWithHessian<float>($"p{parameters.Count}", weights, gradient, shape), weights, gradient));
        }

        for (int t = 1; t <= 6; t++)
        {
            foreach ((_, _, float[] gradient) in parameters)
            {
                for (int i = 0; i < gradient.Length; i++)
                {
                    gradient[i] = (float)Trajectory.Gradient(i, t) * scale;
                }
            }

            optimizer.Step(1.0 / t, options);
            if (expectsZeros)
            {
                Assert.All(parameters, parameter => Assert.All(parameter.Gradient, g => Assert.Equal(0, g)));
            }
        }

        return
        [
            .. parameters.SelectMany(parameter => parameter.Weights.Select(BitRun.Bits)),
            .. parameters.SelectMany(parameter => parameter.Parameter.States.SelectMany(state => optimizer.State(parameter.Parameter, state.Name).ToArray()).Select(BitRun.Bits)),
        ];
    }
}
