namespace OptGen.Tests.Numbers;

/// <summary>Gradients whose squares, multiples or sums leave the range of their type.</summary>
public sealed class GradientRangeTests
{
    [Theory]
    [InlineData(1e-165)]
    [InlineData(3e-200)]
    [InlineData(double.Epsilon)]
    [InlineData(1e200)]
    [InlineData(0.0)]
    public void ANormNeitherOverflowsNorUnderflows(double size)
    {
        SGD sgd = new();
        sgd.Add("a", new double[2], new[] { 3 * size, 0 });
        sgd.Add("b", new double[1], new[] { 4 * size });
        StepResult result = sgd.Step(new StepOptions { NonFinite = NonFinite.Skip });

        Assert.Equal(StepStatus.Applied, result.Status);
        Assert.Equal(5 * size, result.GradientNorm!.Value, 1e-15 * size);
    }

    [Theory]
    [InlineData(5e-9, 1e-8)]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    [InlineData(0.9999999, 1)]
    public void AGradientThatIsNoLongerThanTheBarIsLeftAlone(double gradient, double bar)
    {
        double[] weights = [1];
        SGD sgd = new(lr: 1);
        sgd.Add("w", weights, new[] { gradient });
        StepResult result = sgd.Step(new StepOptions { MaxGradientNorm = bar });

        Assert.Equal(1.0, result.ClipFactor);
        Assert.Equal(1 - gradient, weights[0]);
    }

    [Theory]
    [InlineData(1e30f, 1e10)]
    [InlineData(-3e38f, 2)]
    [InlineData(0f, 1e39)]
    public void AGradientThatItsScaleMakesInfiniteIsSkipped(float gradient, double scale)
    {
        float[] weights = [1, 1];
        SGD sgd = new();
        Parameter parameter = sgd.Add("w", weights, new[] { 1f, gradient });
        StepOptions options = new() { GradientScale = scale, NonFinite = NonFinite.Skip };
        StepResult result = sgd.Step(options);
        sgd.Options = options;
        StepResult alone = sgd.Step(parameter, weights, [1f, gradient]);

        Assert.Equal(StepStatus.Skipped, result.Status);
        Assert.Equal(StepStatus.Skipped, alone.Status);
        Assert.Same(parameter, result.NonFiniteParameter);
        Assert.Equal([1, 1], weights);
        ArithmeticException thrown = Assert.Throws<ArithmeticException>(() => sgd.Step(options with { NonFinite = NonFinite.Throw }));
        Assert.Contains("multiplied", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>What clipping brings back into the range is finite.</summary>
    [Fact]
    public void AScaledGradientIsJudgedAsClipped()
    {
        float[] weights = [0];
        SGD sgd = new(lr: 1);
        sgd.Add("w", weights, new[] { 1e30f });
        StepResult result = sgd.Step(new StepOptions { GradientScale = 1e10, MaxGradientNorm = 1, NonFinite = NonFinite.Skip });

        Assert.Equal(StepStatus.Applied, result.Status);
        Assert.Equal(-1, weights[0], 1e-6f);
    }

    [Fact]
    public void RowsAreJudgedOnceTheyAreAddedUpAndScaled()
    {
        float[] weights = [1, 1];
        SGD sgd = new() { Options = new StepOptions { NonFinite = NonFinite.Skip } };
        Parameter parameter = sgd.Add("w", weights, new float[2], 2, 1);

        Assert.Equal(StepStatus.Skipped, sgd.StepRows(parameter, [1, 1], [3e38f, 3e38f]).Status);
        sgd.Options = new StepOptions { NonFinite = NonFinite.Skip, GradientScale = 1e10 };
        Assert.Equal(StepStatus.Skipped, sgd.StepRows(parameter, [0, 1], [1f, 1e30f]).Status);
        Assert.Equal([1, 1], weights);
        sgd.Options = new StepOptions { NonFinite = NonFinite.Throw };
        ArithmeticException thrown = Assert.Throws<ArithmeticException>(() => sgd.StepRows(parameter, [1, 0, 1], [3e38f, 0, 3e38f]));
        Assert.Contains("row 1", thrown.Message, StringComparison.Ordinal);
    }
}
