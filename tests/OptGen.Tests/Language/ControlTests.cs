namespace OptGen.Tests.Language;

/// <summary>Branches, loops and conditions.</summary>
public sealed class ControlTests
{
    [Fact]
    public void BranchesAreTakenByTheirCondition()
    {
        RuleCheck.Same(() => new Branches(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double m = 0;
            int t = 0;
            foreach (double g in gradients)
            {
                double d;
                t++;
                if (t < 3)
                {
                    m += g;
                    d = t == 2 ? 16 * m : m;
                }
                else if (t % 2 == 0)
                {
                    d = 2 * g;
                }
                else
                {
                    d = 4 * g;
                    m = 0;
                }

                w -= d;
                yield return w;
            }
        }
    }

    [Fact]
    public void ALoopHasAStateForEachTurn()
    {
        RuleCheck.Same(() => new Loop(), Meaning);
        Assert.Equal(3, new Loop().Info.States.Count);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double[] b = new double[3];
            foreach (double g in gradients)
            {
                for (int i = 0; i < 3; i++)
                {
                    b[i] = (b[i] / 2) + ((i + 1) * g);
                    w -= b[i];
                }

                yield return w;
            }
        }
    }

    [Fact]
    public void IndexedStatesHaveInitialValues()
    {
        RuleCheck.Same(() => new LoopWithInitialValues(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double[] b = new double[3];
            bool isFirst = true;
            foreach (double g in gradients)
            {
                for (int i = 1; i < 3; i++)
                {
                    b[i] = isFirst ? i * w : b[i];
                    b[i] += g;
                    w -= b[i];
                }

                isFirst = false;
                yield return w;
            }
        }
    }

    [Fact]
    public void IndicesMayBeNegative()
    {
        RuleCheck.Same(() => new LoopBelowZero(), Meaning);

        static IEnumerable<double> Meaning(double w, IEnumerable<double> gradients)
        {
            double[] b = new double[3];
            double[] n = new double[3];
            bool isFirst = true;
            foreach (double g in gradients)
            {
                for (int i = -1; i < 2; i++)
                {
                    b[i + 1] = isFirst ? (i + 2) * w : b[i + 1];
                    b[i + 1] += g;
                    n[i + 1] += i * 0.5;
                    w -= b[i + 1] * n[0];
                }

                isFirst = false;
                yield return w;
            }
        }
    }

    [Fact]
    public void ConditionsCountAsOneAndZero()
    {
        RuleCheck.Same(() => new ConditionsAsNumbers(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            foreach (double g in gradients)
            {
                w -= (g > 0 ? 1 : 0) + (g < 0 ? 2 : 0) + (g == 1 ? 4 : 0) + (g != 1 ? 8 : 0) + (g >= 1 ? 16 : 0) + (g <= 1 ? 32 : 0);
                yield return w;
            }
        }
    }

    [Fact]
    public void ComparisonsAreChained()
    {
        RuleCheck.Same(() => new Chains(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            foreach (double g in gradients)
            {
                w -= (g is > 0 and < 2 ? 1 : 0) + (g is >= 0 and <= 2 and not 1 ? 10 : 0) + (g is < 0 or > 2 ? 100 : 0);
                yield return w;
            }
        }
    }

    [Fact]
    public void ATemporaryThatHoldsAConditionIsOne()
    {
        RuleCheck.Same(() => new ConditionInTemporary(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double previous = 0;
            foreach (double g in gradients)
            {
                w -= g > previous ? 1 : 2;
                w -= g > previous ? 4 : 0;
                previous = g;
                yield return w;
            }
        }
    }
}
