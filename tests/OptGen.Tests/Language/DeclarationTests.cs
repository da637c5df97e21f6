namespace OptGen.Tests.Language;

/// <summary>Declarations: hyperparameters and their properties, spellings, and where a class may stand.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void HyperparametersDeclaredByTheRuleBecomeAConstructor()
    {
        DeclaresHyperparameters optimizer = new();
        Assert.Equal((0.25, 0.5), (optimizer.LearningRate, optimizer.Mu));
        Assert.Equal(0.75, new DeclaresHyperparameters(μ: 0.75).Mu);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclaresHyperparameters(lr: double.NaN));
        RuleCheck.Same(() => new DeclaresHyperparameters(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double v = 0;
            foreach (double g in gradients)
            {
                v = (0.5 * v) + g;
                w -= 0.25 * v;
                yield return w;
            }
        }
    }

    [Fact]
    public void GreekLettersAndTheirSpellingsAreOneRule()
    {
        RuleCheck.SameBits(new Greek(), new Ascii());
        Assert.Equal(new Greek().Info.Hyperparameters, new Ascii().Info.Hyperparameters);
        Assert.Equal(["LearningRate", "Beta1", "Beta2", "Epsilon", "Lambda"], new Greek().Info.Hyperparameters);
    }

    [Fact]
    public void HyperparametersKeepTheirTypes()
    {
        HyperparametersOfEveryType optimizer = new();
        bool flag = optimizer.Flag;
        int count = optimizer.Count;
        float scale = optimizer.Stretch;
        long big = optimizer.Big;
        double shift = optimizer.Shift;

        Assert.Equal((true, 2, 0.5f, 1L << 40, 0), (flag, count, scale, big, shift));
        Assert.Equal(["Flag", "Count", "Stretch", "Big", "Shift"], optimizer.Info.Hyperparameters);
    }

    [Theory]
    [InlineData(true, 2, 0.5f, 1, 0.25)]
    [InlineData(false, 3, 2f, 4, -8)]
    public void HyperparametersOfEveryTypeCount(bool flag, int count, float scale, long big, double shift)
    {
        RuleCheck.Same(() => new HyperparametersOfEveryType(flag, count, scale, big, shift), Meaning);
        RuleCheck.Same(() => new HyperparametersOfEveryType { Flag = flag, Count = count, Stretch = scale, Big = big, Shift = shift }, Meaning);

        IEnumerable<double> Meaning(double w, double[] gradients)
        {
            foreach (double g in gradients)
            {
                w -= ((flag ? 1 : 3) * count * scale * g) + big + shift;
                yield return w;
            }
        }
    }

    [Fact]
    public void ClassesMayBeNestedPrivateAndInNoNamespace()
    {
        Optimizer[] optimizers = [new Outer.Nested(lr: 2), Outer.Inner.Create(), new GlobalOptimizer(lr: 2)];
        foreach (Optimizer optimizer in optimizers)
        {
            double[] weights = [1];
            optimizer.Add("w", weights, new double[] { 0.25 });
            optimizer.Step();
            Assert.Equal([0.5], weights);
        }
    }

    [Fact]
    public void TheRuleIsKeptAsWritten()
    {
        Assert.Equal("m₀ = g; m = 0.5*m + g; w -= m", new StartsAtGradient().Info.Rule);
    }

    [Fact]
    public void TrafficIsCountedPerWeight()
    {
        Assert.Equal((2, 1), (new SGD().Info.ElementsRead, new SGD().Info.ElementsWritten));
        Assert.Equal((4, 3), (new AdamW().Info.ElementsRead, new AdamW().Info.ElementsWritten));
    }
}
