namespace OptGen.Tests.Steps;

/// <summary>Every wrong call says what is wrong with what, and changes nothing.</summary>
public sealed class ErrorTests
{
    [Fact]
    public void NamesMustBeGivenAndBeNew()
    {
        SGD optimizer = new();
        optimizer.Add("w", new float[1], new float[1]);

        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("w", new float[1], new float[1]), "'w'");
        CheckAdd<ArgumentException>(optimizer, () => optimizer.AddWithoutMemory<float>("w", 1), "'w'");
        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("", new float[1], new float[1]), "name");
        CheckAdd<ArgumentNullException>(optimizer, () => optimizer.Add(null!, new float[1], new float[1]), "name");
    }

    [Fact]
    public void LengthsMustAgree()
    {
        SGD optimizer = new();

        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("kernel", new float[3], new float[4]), "'kernel'", "3 weights", "4 elements");
        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("kernel", new double[6], new double[6], 2, 4), "'kernel'", "6 weights", "[2, 4]", "8");
    }

    [Fact]
    public void ShapesMustBePossible()
    {
        SGD optimizer = new();

        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("w", new float[6], new float[6], -2, -3), "'w'", "[-2, -3]", "negative");
        CheckAdd<ArgumentException>(optimizer, () => optimizer.AddWithoutMemory<float>("w"), "'w'", "axes");
        CheckAdd<ArgumentException>(optimizer, () => optimizer.AddWithoutMemory<float>("w", 1 << 20, 1 << 20), "'w'", "[1048576, 1048576]", "split");
        CheckAdd<ArgumentNullException>(optimizer, () => optimizer.AddWithoutMemory<float>("w", null!), "shape");
    }

    [Fact]
    public void WeightsAreFloatOrDouble()
    {
        SGD optimizer = new();

        CheckAdd<NotSupportedException>(optimizer, () => optimizer.AddWithoutMemory<Half>("w", 3), "float or double", "Half");
    }

    [Fact]
    public void MemoryMustNotBeSharedWithWeights()
    {
        float[] memory = new float[20];
        SGD optimizer = new();
        optimizer.Add("first", memory.AsMemory(0, 5), memory.AsMemory(5, 5));

        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("second", memory.AsMemory(10, 5), memory.AsMemory(12, 5)), "'second'", "share");
        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("second", memory.AsMemory(4, 1), memory.AsMemory(12, 1)), "'second'", "'first'");
        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("second", memory.AsMemory(9, 2), memory.AsMemory(12, 2)), "'second'", "'first'");
        CheckAdd<ArgumentException>(optimizer, () => optimizer.Add("second", memory.AsMemory(12, 2), memory.AsMemory(3, 2)), "gradient", "'second'", "'first'");
    }

    [Fact]
    public void GradientsMayBeShared()
    {
        float[] gradient = new float[5];
        SGD optimizer = new();
        optimizer.Add("first", new float[5], gradient);
        optimizer.Add("second", new float[5], gradient);

        Assert.Equal(2, optimizer.Parameters.Count);
    }

    [Fact]
    public void StepOfOneParameterChecksItsMemory()
    {
        AdamW optimizer = new();
        Parameter parameter = optimizer.AddWithoutMemory<float>("w", 3);
        float[] weights = [1, 2, 3];
        float[] gradient = [1, 1, 1];
        optimizer.Step(parameter, weights, gradient);
        Parameter foreign = new AdamW().AddWithoutMemory<float>("other", 3);

        CheckStep<ArgumentException>(optimizer, parameter, weights, () => optimizer.Step(parameter, weights.AsSpan(0, 2), gradient), "'w'", "3 weights", "2 weights");
        CheckStep<ArgumentException>(optimizer, parameter, weights, () => optimizer.Step(parameter, weights, gradient.AsSpan(0, 2)), "'w'", "3 weights", "2 elements");
        CheckStep<ArgumentException>(optimizer, parameter, weights, () => optimizer.Step(parameter, new double[3], new double[3]), "'w'", "Single", "Double");
        CheckStep<ArgumentException>(optimizer, parameter, weights, () => optimizer.Step(parameter, weights, weights), "'w'", "share");
        CheckStep<ArgumentException>(optimizer, parameter, weights, () => optimizer.Step(foreign, weights, gradient), "'other'", "another optimizer");
        CheckStep<ArgumentNullException>(optimizer, parameter, weights, () => optimizer.Step(null!, weights, gradient), "parameter");
    }

    [Fact]
    public void AStepNeedsTheMemoryOfEveryParameter()
    {
        AdamW optimizer = new();
        float[] weights = [1, 2, 3];
        Parameter parameter = optimizer.Add("w", weights, new float[] { 1, 1, 1 });
        optimizer.AddWithoutMemory<float>("elsewhere", 3);

        CheckStep<InvalidOperationException>(optimizer, parameter, weights, () => optimizer.Step(), "'elsewhere'", "Step(parameter, weights, gradient)");
    }

    [Fact]
    public void ARuleThatReadsTheLossNeedsIt()
    {
        ReadsLoss optimizer = new();
        float[] weights = [1];
        Parameter parameter = optimizer.Add("w", weights, new float[] { 1 });

        CheckStep<InvalidOperationException>(optimizer, parameter, weights, () => optimizer.Step(), nameof(ReadsLoss), "'loss'", "Step(loss)");
        CheckStep<InvalidOperationException>(optimizer, parameter, weights, () => optimizer.Step(parameter, weights, [1f]), nameof(ReadsLoss), "'loss'", "Step(loss)");
    }

    [Fact]
    public void ARuleThatReadsTheHessianNeedsIt()
    {
        ReadsHessian optimizer = new();
        float[] weights = [1, 2];
        optimizer.Add("first", new float[1], new float[1]).SetHessian(new float[1]);
        Parameter parameter = optimizer.Add("second", weights, new float[] { 1, 1 });

        CheckStep<InvalidOperationException>(optimizer, parameter, weights, () => optimizer.Step(), nameof(ReadsHessian), "'hess'", "'second'", "SetHessian");
        CheckStep<InvalidOperationException>(optimizer, parameter, weights, () => optimizer.Step(parameter, weights, [1f, 1f]), "'second'", "SetHessian");
        CheckStep<ArgumentException>(optimizer, parameter, weights, () => parameter.SetHessian(new float[3]), "'second'", "2", "3");
        CheckStep<ArgumentException>(optimizer, parameter, weights, () => parameter.SetHessian(new double[2]), "'second'", "Single", "Double");
    }

    [Fact]
    public void EvaluationWeightsChecksItsDestination()
    {
        Averages optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[3], new float[3]);
        Parameter elsewhere = optimizer.AddWithoutMemory<float>("elsewhere", 3);
        Parameter foreign = new Averages().Add("other", new float[3], new float[3]);

        Check<ArgumentException>(() => optimizer.EvaluationWeights(parameter, new float[2].AsSpan()), "'w'", "3 weights", "2 places");
        Check<ArgumentException>(() => optimizer.EvaluationWeights(parameter, new double[3].AsSpan()), "'w'", "Single", "Double");
        Check<ArgumentException>(() => optimizer.EvaluationWeights(foreign, new float[3].AsSpan()), "'other'", "another optimizer");
        Check<InvalidOperationException>(() => optimizer.EvaluationWeights(elsewhere, new float[3].AsSpan()), "'elsewhere'", "without memory");
    }

    [Fact]
    public void StatesMustExistAndBeReadAsWhatTheyAre()
    {
        Adam adam = new();
        Parameter parameter = adam.Add("w", new float[3], new float[3]);
        SGD sgd = new();
        Parameter stateless = sgd.Add("w", new float[3], new float[3]);

        Check<ArgumentException>(() => _ = adam.State(parameter, "u").Length, nameof(Adam), "'u'", "'m', 'v'");
        Check<ArgumentException>(() => _ = sgd.State(stateless, "m").Length, nameof(SGD), "'m'", "none");
        Check<ArgumentException>(() => _ = adam.State(stateless, "m").Length, "'w'", "another optimizer");
        Check<InvalidOperationException>(() => _ = adam.State<double>(parameter, "m").Length, "Single", "Double");
        Assert.Throws<IndexOutOfRangeException>(() => adam.State(parameter, "m")[3]);
    }

    [Fact]
    public void ARuleWithoutALearningRateHasNone()
    {
        Optimizer optimizer = new WithoutLearningRate();

        Check<NotSupportedException>(() => _ = optimizer.LearningRate, nameof(WithoutLearningRate), "'lr'");
        Check<NotSupportedException>(() => optimizer.LearningRate = 1, nameof(WithoutLearningRate), "'lr'");
    }

    [Theory]
    [InlineData(0.2499)]
    [InlineData(4.0001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void ALearningRateOutsideItsRangeIsRefused(double value)
    {
        Check<ArgumentOutOfRangeException>(() => _ = new Ranges(lr: value), "lr", "at least 0.25", "at most 4");
        Ranges optimizer = new(lr: 2);
        Check<ArgumentOutOfRangeException>(() => optimizer.LearningRate = value, "LearningRate", "at least 0.25", "at most 4");
        Assert.Equal(2, optimizer.LearningRate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void ExclusiveEndsAreRefused(double value)
    {
        Check<ArgumentOutOfRangeException>(() => _ = new Ranges(small: value), "small", "above 0", "below 1");
        Ranges optimizer = new();
        Check<ArgumentOutOfRangeException>(() => optimizer.Small = value, "Small", "above 0", "below 1");
        Assert.Equal(0.5, optimizer.Small);
    }

    [Fact]
    public void RangesHoldForEveryType()
    {
        Check<ArgumentOutOfRangeException>(() => _ = new Ranges(scale: 10.5f), "scale", "at most 10");
        Check<ArgumentOutOfRangeException>(() => _ = new Ranges(scale: float.NaN), "scale");
        Check<ArgumentOutOfRangeException>(() => _ = new Ranges(count: 0), "count", "at least 1", "Actual value was 0");
        Check<ArgumentOutOfRangeException>(() => new Ranges().Count = 101, "Count", "at most 100", "Actual value was 101");
    }

    [Fact]
    public void TheEndsOfARangeAreAllowed()
    {
        Ranges optimizer = new(lr: 0.25, scale: 10, count: 100, small: double.Epsilon);

        optimizer.LearningRate = 4;
        optimizer.Scale = 0;
        optimizer.Count = 1;

        Assert.Equal((4.0, 0f, 1, double.Epsilon), (optimizer.LearningRate, optimizer.Scale, optimizer.Count, optimizer.Small));
    }

    [Fact]
    public void NaNIsRefusedWithoutARange()
    {
        Check<ArgumentOutOfRangeException>(() => _ = new WithoutLearningRate(double.NaN), "k", "NaN");
        Check<ArgumentOutOfRangeException>(() => new WithoutLearningRate().K = double.NaN, "K", "NaN");
    }

    private static void Check<TException>(Action action, params string[] parts)
        where TException : Exception
    {
        TException exception = Assert.Throws<TException>(action);
        Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    private static void CheckAdd<TException>(Optimizer optimizer, Action add, params string[] parts)
        where TException : Exception
    {
        Parameter[] before = [.. optimizer.Parameters];
        Check<TException>(add, parts);
        Assert.Equal(before, optimizer.Parameters);
    }

    private static void CheckStep<TException>(Optimizer optimizer, Parameter parameter, float[] weights, Action step, params string[] parts)
        where TException : Exception
    {
        float[] weightsBefore = [.. weights];
        double[][] statesBefore = States(optimizer, parameter);
        (long Own, long All) countsBefore = (parameter.StepCount, optimizer.StepCount);

        Check<TException>(step, parts);

        Assert.Equal(weightsBefore, weights);
        Assert.Equal(statesBefore, States(optimizer, parameter));
        Assert.Equal(countsBefore, (parameter.StepCount, optimizer.StepCount));
    }

    private static double[][] States(Optimizer optimizer, Parameter parameter) =>
        [.. parameter.States.Select(state => optimizer.State(parameter, state.Name).ToArray())];
}
