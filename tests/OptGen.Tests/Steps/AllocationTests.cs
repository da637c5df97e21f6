using OptGen.Tests.Blocks;
using OptGen.Tests.Gradients;
using OptGen.Tests.Quantiles;
using OptGen.Tests.Randomness;
using OptGen.Tests.Reductions;
using OptGen.Tests.Rows;
using OptGen.Tests.Support;
using OptGen.Tests.Zoo;
using OptGen.Zoo;

namespace OptGen.Tests.Steps;

/// <summary>A step allocates nothing, whatever the rule and however many parameters there are.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string> Optimizers => ShippedOptimizers.Names;

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void OneParameter(string name) => Check(ShippedOptimizers.Create(name), 1, columns: 5);

    [Fact]
    public void StackedRules() => Assert.All(StackedWrappers.Types, type => Check(ShippedOptimizers.Create(type), 3, columns: 5));

    /// <summary>SGD shares the scalars of a step between parameters; NAdam computes them for each.</summary>
    [Theory]
    [InlineData("SGD")]
    [InlineData("AdamW")]
    [InlineData("NAdam")]
    public void AThousandParameters(string name) => Check(ShippedOptimizers.Create(name), 1000);

    [Fact]
    public void ReductionsInSeveralPasses()
    {
        Check(new Lamb(), 1);
        Check(new Lamb(), 1000);
        Check(new Prodigious(), 1);
        Check(new Prodigious(), 1000);
        Check(new ClippedAveraged(), 1000);
    }

    [Fact]
    public void RowsAndColumns()
    {
        Check(new TorchAdafactor(), 1, columns: 7);
        Check(new TorchAdafactor(), 1000, columns: 7);
        Check(new EveryRowAndColumn(), 1000, columns: 3);
    }

    [Fact]
    public void GradientsAtOtherPoints()
    {
        Check(new SharpAdamW(), 1000);
        Check(new Lookbehind(), 1);
        Check(new SometimesTwice(), 10);
        Check(new WhereLong(), 10);
    }

    [Fact]
    public void Noise()
    {
        Check(new SGLD(), 1000);
        Check(new DrawsInEveryPass(), 1000);
        Check(new DrawsForRows(), 1000, columns: 7);
    }

    [Fact]
    public void Quantiles()
    {
        Check(new QuantilesInPasses(), 1000, columns: 7);
        Check(new RowQuantiles(), 100, columns: 50);
        Check(new QuantilesOfAll(), 1000, columns: 7);
        Check(new QuantilesOfVectors(), 100, columns: 50);
        Check(new BlockQuantiles(), 100, columns: 50);
        Check(new ColumnQuantiles(), 100, columns: 50);
    }

    [Fact]
    public void Blocks()
    {
        Check(new MiniAdam(), 1000);
        Check(new EveryBlock(), 100, columns: 7);
        Check(new BlocksAndColumns(), 100, columns: 7);
    }

    [Fact]
    public void StepWithALoss()
    {
        ReadsLoss optimizer = new();
        optimizer.Add("w", new float[100], new float[100]);
        optimizer.Step(1);

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step(0.5)));
    }

    [Fact]
    public void StepOnMemoryOfTheCaller()
    {
        AdamW optimizer = new();
        Parameter parameter = optimizer.AddWithoutMemory<float>("w", 100);
        float[] weights = new float[100];
        float[] gradient = new float[100];
        optimizer.Step(parameter, weights, gradient);

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step(parameter, weights, gradient)));
    }

    [Fact]
    public void ZeroGradientsAndEvaluationWeights()
    {
        ASGD optimizer = new();
        Parameter parameter = optimizer.Add("w", new float[100], new float[100]);
        float[] evaluation = new float[100];
        optimizer.Step();
        optimizer.ZeroGradients();
        optimizer.EvaluationWeights(parameter, evaluation);

        Assert.Equal(0, Allocations.OfRepetitions(() =>
        {
            optimizer.ZeroGradients();
            optimizer.EvaluationWeights(parameter, evaluation);
        }));
    }

    private static void Check(Optimizer optimizer, int parameters, int columns = 1)
    {
        for (int i = 0; i < parameters; i++)
        {
            if (i % 2 == 0)
            {
                optimizer.AddWithHessian<float>($"{i}", new float[columns * (17 + (i % 5))], new float[columns * (17 + (i % 5))], 17 + (i % 5), columns);
            }
            else
            {
                optimizer.AddWithHessian<double>($"{i}", new double[columns * (17 + (i % 5))], new double[columns * (17 + (i % 5))], 17 + (i % 5), columns);
            }
        }

        optimizer.StepWithLoss(1);

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.StepWithLoss(0.5)));
    }
}
