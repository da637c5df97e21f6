using System.Globalization;
using OptGen.CompilerServices;
using OptGen.Zoo;

namespace OptGen.Tests.Descriptions;

/// <summary>What objects say of themselves when they are printed.</summary>
public sealed partial class DescriptionTests
{
    [Fact]
    public void AnOptimizerTellsItsRuleHyperparametersParametersAndSteps()
    {
        Adam adam = new(lr: 0.01) { Beta2 = 0.99 };
        adam.Add("fc.weight", new float[6], new float[6], 2, 3);
        adam.Add("fc.bias", new double[2], new double[2]);
        adam.Step();

        Assert.Equal(
            $"""
            Adam: t = 1, 2 parameters of 8 weights
              {adam.Info.Rule}
              LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1E-08
              fc.weight: float[2, 3], t = 1
              fc.bias: double[2], t = 1
            """,
            adam.ToString());
    }

    [Fact]
    public void OfManyParametersOnlySomeAreListed()
    {
        SGD optimizer = new();
        for (int i = 0; i < 20; i++)
        {
            optimizer.Add($"w{i}", new float[100], new float[100]);
        }

        string[] lines = optimizer.ToString().Split('\n');

        Assert.Equal("SGD: t = 0, 20 parameters of 2,000 weights", lines[0]);
        Assert.Equal("  … and 8 more", lines[^1]);
    }

    [Fact]
    public void AnOptimizerTellsWhatItWaitsFor()
    {
        SharpAdam optimizer = new();
        optimizer.Add("w", new float[2], new float[2]);
        optimizer.Step();

        Assert.StartsWith("SharpAdam: t = 0, 1 parameter of 2 weights, waiting for a gradient\n", optimizer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersAreWrittenAlikeInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            SGD optimizer = new(0.5);
            optimizer.Add("w", new float[1234], new float[1234]);

            Assert.Contains("1,234 weights", optimizer.ToString(), StringComparison.Ordinal);
            Assert.Contains("LearningRate = 0.5", optimizer.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void InfoIsThePlan()
    {
        Assert.Equal(
            $"""
            rule:
              {new Adam().Info.Rule}
            hyperparameters: LearningRate, Beta1, Beta2, Epsilon
            states: m (one for each weight), v (one for each weight)
            a step: one pass; for each float weight, 16 bytes read and 12 written
            """,
            new Adam().Info.ToString());
    }

    /// <summary>Every shipped plan can be printed, and names all its states.</summary>
    [Fact]
    public void EveryShippedPlanNamesItsStates() => Assert.All(ShippedOptimizers.All, type =>
    {
        OptimizerInfo info = ShippedOptimizers.Create(type).Info;
        string text = info.ToString();

        Assert.All(info.States, state => Assert.Contains($"{state.Name} (", text, StringComparison.Ordinal));
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MatrixSide", text, StringComparison.Ordinal);
    });

    [Fact]
    public void ALengthIsToldInTheWordsOfTheRule()
    {
        Assert.Equal("rows", MatrixSide.Rows.ToString());
        Assert.Equal("numel", MatrixSide.Elements.ToString());
        Assert.Equal("4", MatrixSide.Fixed(4).ToString());
        Assert.Equal("Rank*rows", MatrixSide.Product(MatrixSide.OfHyperparameter(0), MatrixSide.Rows).Describe(["Rank"]));
        Assert.Equal("min(4, cols)", MatrixSide.Fixed(4, MatrixSide.Columns).ToString());
        Assert.Equal("min(Rank, rows)", MatrixSide.OfHyperparameter(0, MatrixSide.Rows).Describe(["Rank"]));
        Assert.Equal("cols", MatrixSide.Columns.ToString());
        Assert.Equal("numel", MatrixSide.Elements.ToString());
        Assert.Equal("100", MatrixSide.Fixed(100).ToString());
        Assert.Equal("Window", MatrixSide.OfHyperparameter(0).Describe(["Window"]));
        Assert.Equal("axis(2)", MatrixSide.OfAxis(2).ToString());
    }

    [Fact]
    public void APlanTellsWhatItIsGivenAndHowMuchItKeeps()
    {
        string text = new Given().Info.ToString();

        Assert.Contains("last(norm(g), 100) (100 numbers)", text, StringComparison.Ordinal);
        Assert.Contains("last(n, window) (Window numbers)", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "needs the loss, 'x' (one for each weight), given for each parameter, 'A' (cols×cols), given for each parameter, loss(w - g), 1 further gradient, parameters of at least 3 axes",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ALoadTellsWhatIsMissing()
    {
        LoadResult result = new() { Loaded = ["w", "w.m"], Missing = ["w.v"], LeftOver = ["b"], RuleDiffers = true };

        Assert.Equal("2 loaded; missing: w.v; left over: b; written by a rule of another text", result.ToString());
    }

    [Optimizer<SAM, Adam>]
    internal partial class SharpAdam;

    [Optimizer("given x; given A: cols×cols; n = norm(g); w -= lr*x*(loss - loss(w - g))*(max(last(norm(g), 100)) + max(last(n, window)))*axis(2).mean(g@A)")]
    internal partial class Given(double lr = 0.1, int window = 5);
}
