using OptGen.CompilerServices;
using OptGen.Tests.Support;

namespace OptGen.Tests.MatrixRules;

/// <summary>States that are matrices: their sizes, what resetting does to them, and what they cost.</summary>
public sealed class MatrixStateTests
{
    /// <summary>One optimizer for each function of matrices, with steps that need it and steps that do not.</summary>
    public static TheoryData<string> Optimizers => [nameof(SimpleMuon), nameof(SimpleShampoo), nameof(InvertsSometimes), nameof(SimpleSoap), nameof(LowRank), nameof(MatricesOfAll), nameof(Transposes), nameof(OtherSides), nameof(CountedSides), nameof(SidesByRank), nameof(VectorProducts)];

    [Fact]
    public void AStateHasTheSizeThatTheRuleGivesIt()
    {
        LowRank optimizer = new(r: 3);
        Parameter wide = optimizer.Add("wide", new float[5 * 7], new float[5 * 7], 5, 7);
        Parameter low = optimizer.Add("low", new double[2 * 9], new double[2 * 9], 2, 9);

        Assert.Equal(5 * 3, optimizer.State(wide, "P").Length);
        Assert.Equal(3 * 7, optimizer.State(wide, "CalledMomentum.b").Length);
        Assert.Equal(typeof(float), optimizer.State(wide, "P").ElementType);
        Assert.Equal(2 * 2, optimizer.State(low, "P").Length);
        Assert.Equal(2 * 9, optimizer.State(low, "CalledMomentum.b").Length);
        Assert.Equal(typeof(double), optimizer.State(low, "P").ElementType);
    }

    [Fact]
    public void InfoTellsTheSides()
    {
        StateInfo p = new LowRank().Info.States.Single(state => state.Name == "P");

        Assert.Equal(StateShape.Matrix, p.Shape);
        Assert.Equal(MatrixSide.Rows, p.Height);
        Assert.Equal(MatrixSide.OfHyperparameter(0, MatrixSide.Rows), p.Width);
        Assert.Equal(["R"], new LowRank().Info.SizeHyperparameters);
    }

    [Fact]
    public void AnInitialValueStartsASquareState()
    {
        SimpleShampoo optimizer = new(ε: 0.25);
        Parameter parameter = optimizer.Add("w", new double[6], new double[6], 2, 3);

        optimizer.Step();

        Assert.Equal([0.25, 0, 0, 0.25], optimizer.State(parameter, "L").ToArray());
        Assert.Equal([0.25, 0, 0, 0, 0.25, 0, 0, 0, 0.25], optimizer.State(parameter, "R").ToArray());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ResettingForgetsEverything(string name)
    {
        Optimizer optimizer = Create(name);
        double[] weights = new double[20];
        double[] gradient = new double[20];
        optimizer.Add("w", weights, gradient, 4, 5);
        double[] first = Run(optimizer, weights, gradient);
        optimizer.Reset();

        Assert.Equal(first, Run(optimizer, weights, gradient));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AStepAllocatesNothing(string name)
    {
        Optimizer optimizer = Create(name);
        for (int i = 0; i < 3; i++)
        {
            float[] gradient = [.. Enumerable.Range(0, 20).Select(j => (float)Trajectory.Gradient(j, i + 1))];
            optimizer.Add($"{i}", new float[20], gradient, 4, 5);
        }

        // The step after the second is the first that some functions are needed in.
        optimizer.Step();
        optimizer.Step();

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step()));
    }

    [Fact]
    public void MemoryOfTheCallerIsUsedByProductsToo()
    {
        double[] gradient = [.. Enumerable.Range(0, 6).Select(i => Trajectory.Gradient(i, 1))];
        double[] expected = new double[6];
        MovesBetweenProducts own = new();
        own.Add("w", expected, gradient, 2, 3);
        own.Step();
        double[] weights = new double[6];
        MovesBetweenProducts given = new();
        Parameter parameter = given.AddWithoutMemory<double>("w", 2, 3);
        given.Step(parameter, weights, gradient);

        Assert.Equal(expected, weights);
    }

    [Fact]
    public void AParameterWithoutRowsAndColumnsIsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new SimpleMuon().Add("bias", new float[4], new float[4]));
        Assert.Contains("rows and columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AVectorNeedsNoMatricesWhereTheRuleAsksForTheRank()
    {
        MatricesByRank optimizer = new();
        Parameter bias = optimizer.Add("bias", new float[1 << 17], new float[1 << 17]);

        optimizer.Step();

        Assert.Throws<ArgumentException>(() => optimizer.State(bias, "m"));
    }

    [Fact]
    public void ASizeCannotBeChangedAfterwards()
    {
        LowRank optimizer = new();
        optimizer.Add("w", new float[20], new float[20], 4, 5);
        optimizer.R = 3;

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => optimizer.Step());
        Assert.Contains("LowRank.R was 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ASizeMustBeAWholeNumberFromOneOn(int r)
    {
        LowRank optimizer = new(r: r);

        Assert.Throws<ArgumentException>(() => optimizer.Add("w", new float[20], new float[20], 4, 5));
    }

    [Fact]
    public void MatricesThatFitIntoNoArrayAreRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new SimpleShampoo().AddWithoutMemory<float>("embedding", 2, 100_000));
        Assert.Contains("100000×100000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParametersWithoutElementsAreStepped()
    {
        SimpleSoap optimizer = new();
        optimizer.Add("none", Array.Empty<float>(), Array.Empty<float>(), 0, 5);
        optimizer.Add("flat", Array.Empty<double>(), Array.Empty<double>(), 5, 0);

        for (int t = 0; t < 4; t++)
        {
            optimizer.Step();
        }
    }

    private static Optimizer Create(string name) =>
        ShippedOptimizers.Create(typeof(MatrixStateTests).Assembly.GetType($"{typeof(MatrixStateTests).Namespace}.{name}", throwOnError: true)!);

    private static double[] Run(Optimizer optimizer, double[] weights, double[] gradient)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Trajectory.Weight(i);
        }

        for (int t = 1; t <= 7; t++)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = Trajectory.Gradient(i, t);
            }

            optimizer.Step();
        }

        return [.. weights];
    }
}
