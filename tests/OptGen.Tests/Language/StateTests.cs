namespace OptGen.Tests.Language;

/// <summary>States: where they start, what shape they have, how far they look back.</summary>
public sealed class StateTests
{
    [Fact]
    public void AnInitialValueIsTakenOnTheFirstStep()
    {
        RuleCheck.Same(() => new StartsAtGradient(), Meaning);
        RuleCheck.Same(() => new StartsAtGradientInAscii(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double m = gradients[0];
            foreach (double g in gradients)
            {
                m = (0.5 * m) + g;
                w -= m;
                yield return w;
            }
        }
    }

    [Fact]
    public void AnInitialValueStandsInTheOrderOfTheRule()
    {
        RuleCheck.Same(() => new StartsInProgramOrder(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double m = 0;
            bool isFirst = true;
            foreach (double gradient in gradients)
            {
                double g = gradient + (2 * w);
                m = isFirst ? g : m;
                isFirst = false;
                w -= 0.25 * m;
                m = g;
                yield return w;
            }
        }
    }

    [Fact]
    public void AScalarInitialValueOfAnElementState()
    {
        RuleCheck.Same(() => new StartsAtScalar(3), Meaning);
        Assert.Equal([new StateInfo("n", StateShape.Element)], new StartsAtScalar().Info.States);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double n = 3;
            foreach (double g in gradients)
            {
                n += g * g;
                w -= n;
                yield return w;
            }
        }
    }

    [Fact]
    public void AScalarStateIsOneNumber()
    {
        RuleCheck.Same(() => new ScalarState(), Meaning);
        Assert.Equal([new StateInfo("s", StateShape.Scalar)], new ScalarState().Info.States);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double s = 4;
            int t = 0;
            foreach (double g in gradients)
            {
                s = (s / 2) + ++t;
                w -= s * g;
                yield return w;
            }
        }
    }

    [Fact]
    public void PreviousValuesStartAtZero()
    {
        RuleCheck.Same(() => new Previous(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double previous = 0;
            foreach (double g in gradients)
            {
                w -= g - previous;
                previous = g;
                yield return w;
            }
        }
    }

    [Fact]
    public void PreviousValuesStartWhereTheyAreToldTo()
    {
        RuleCheck.Same(() => new PreviousWithFirst(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double previous = gradients[0];
            foreach (double g in gradients)
            {
                w -= (2 * g) - previous;
                previous = g;
                yield return w;
            }
        }
    }

    [Fact]
    public void ABranchThatIsNotTakenKeepsItsMemory()
    {
        RuleCheck.Same(() => new PreviousInBranch(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double previous = 0;
            int t = 0;
            foreach (double g in gradients)
            {
                if (++t % 2 == 0)
                {
                    w -= g - previous;
                    previous = g;
                }
                else
                {
                    w -= 8 * g;
                }

                yield return w;
            }
        }
    }

    [Fact]
    public void APreviousScalar()
    {
        RuleCheck.Same(() => new PreviousScalar(), Meaning);
        Assert.Equal(StateShape.Scalar, new PreviousScalar().Info.States.Single().Shape);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            int t = 0;
            foreach (double g in gradients)
            {
                t++;
                w -= (t + (10 * (t - 1))) * g;
                yield return w;
            }
        }
    }

    [Fact]
    public void ADelayLooksBackSoManySteps()
    {
        RuleCheck.Same(() => new Delayed(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            for (int step = 0; step < gradients.Length; step++)
            {
                w -= step < 3 ? 0 : gradients[step - 3];
                yield return w;
            }
        }
    }

    [Fact]
    public void TheInitialWeightsAreKept()
    {
        RuleCheck.Same(() => new InitialWeights(), Meaning);
        RuleCheck.Same(() => new InitialWeightsInAscii(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double start = w;
            foreach (double g in gradients)
            {
                w -= g + (0.5 * (w - start));
                yield return w;
            }
        }
    }

    [Fact]
    public void ResetTakesTheInitialWeightsAnew()
    {
        double[] weights = [1];
        InitialWeights optimizer = new();
        optimizer.Add("w", weights, new double[1]);
        optimizer.Step();
        weights[0] = 9;
        optimizer.Reset();
        optimizer.Step();

        Assert.Equal([9], weights);
    }

    [Fact]
    public void SubnormalStatesAreStoredAsZero()
    {
        (double Start, double Smallest, Array Weights)[] types =
        [
            (4 * Math.ScaleB(1, -126), Math.ScaleB(1, -126), new float[21]),
            (4 * Math.ScaleB(1, -1022), Math.ScaleB(1, -1022), new double[21]),
        ];
        foreach ((double start, double smallest, Array weights) in types)
        {
            Decays optimizer = new(start);
            Parameter parameter = weights is float[] singles
                ? optimizer.Add("w", singles, new float[21])
                : optimizer.Add("w", (double[])weights, new double[21]);
            optimizer.Step();
            optimizer.Step();
            Assert.All(optimizer.State(parameter, "m").ToArray(), value => Assert.Equal(smallest, value));

            optimizer.Step();
            Assert.All(optimizer.State(parameter, "m").ToArray(), value => Assert.Equal(0, value));

            // The step that makes a state subnormal still computes with it: only what is stored is flushed.
            Assert.All(weights.Cast<object>(), value => Assert.Equal(smallest * 3.5, Convert.ToDouble(value)));
        }
    }

    [Fact]
    public void NaNGoesWhereItsElementGoes()
    {
        foreach (Type type in ShippedOptimizers.Elementwise)
        {
            double[] weights = [.. Enumerable.Repeat(1.0, 40)];
            double[] gradient = [.. Enumerable.Repeat(0.5, 40)];
            gradient[17] = double.NaN;
            Optimizer optimizer = ShippedOptimizers.Create(type);
            Parameter parameter = optimizer.Add("w", weights, gradient);
            optimizer.Step();
            gradient[17] = 0.5;
            optimizer.Step();

            Assert.True(double.IsNaN(weights[17]), $"{type.Name} takes NaN for a number");
            Assert.Equal(39, weights.Count(double.IsFinite));
            foreach (StateInfo state in parameter.States)
            {
                Assert.DoesNotContain(optimizer.State(parameter, state.Name).ToArray().Where((_, i) => i != 17), double.IsNaN);
            }
        }
    }
}
