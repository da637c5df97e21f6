namespace OptGen.Tests.Language;

/// <summary>IEEE arithmetic is kept as it is written, and operators bind as the language says.</summary>
public sealed class ArithmeticTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;

    /// <summary>0, −0, ∞, −∞, NaN and 2, as the gradients of one step.</summary>
    public static TheoryData<string, double[]> Cases => new()
    {
        { nameof(TimesZero), [0, -0.0, NaN, NaN, NaN, 0] },
        { nameof(MinusItself), [0, 0, NaN, NaN, NaN, 0] },
        { nameof(PlusZero), [Infinity, Infinity, 0, -0.0, NaN, 0.5] },
        { nameof(TimesOne), [Infinity, -Infinity, 0, -0.0, NaN, 0.5] },
        { nameof(PowerOfZero), [1, 1, 1, 1, 1, 1] },
        { nameof(EqualsItself), [1, 1, 1, 1, 0, 1] },
        { nameof(Clamped), [0, -0.0, 1, -1, NaN, 1] },
        { nameof(ByCases), [3, 3, 1, 2, 3, 1] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingIsSimplifiedThatChangesAResult(string name, double[] expected)
    {
        Optimizer optimizer = ShippedOptimizers.Create(typeof(ArithmeticTests).Assembly.GetType($"{typeof(ArithmeticTests).Namespace}.{name}")!);
        double[] doubles = [1, 1, 1, 1, 1, 1];
        float[] singles = [1, 1, 1, 1, 1, 1];
        optimizer.Add("double", doubles, new double[] { 0, -0.0, Infinity, -Infinity, NaN, 2 });
        optimizer.Add("single", singles, new float[] { 0, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 2 });

        optimizer.Step();

        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), doubles.Select(Canonical));
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), singles.Select(value => Canonical(value)));
    }

    [Fact]
    public void PowersAreProducts()
    {
        double[] weights = [0, 0];
        Powers optimizer = new();
        optimizer.Add("w", weights, new double[] { 2, -0.5 });
        optimizer.Step();

        Assert.Equal([-(4 + 8 + 0.25 + 1 + 8 + 2), -(0.25 - 0.125 + 4 + 1 + 8 + 0.5)], weights);
    }

    [Fact]
    public void OperatorsBindAsTheLanguageSays()
    {
        double[] weights = [0];
        Precedence optimizer = new();
        optimizer.Add("w", weights, new double[1]);
        optimizer.Step();

        Assert.Equal([-4.0 + 2 + 4 + 3 + 0.25 + 1 + 1], weights);
    }

    [Fact]
    public void NamesMayCarryMarks()
    {
        RuleCheck.Same(() => new MarkedNames(), Meaning);
        Assert.Equal("m'", new MarkedNames().Info.States.Single().Name);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            double m = 0;
            foreach (double g in gradients)
            {
                m = (m / 2) + g;
                w -= 2 * m;
                yield return w;
            }
        }
    }

    [Fact]
    public void AMemoryOfAMemoryLooksBackTwoSteps()
    {
        RuleCheck.Same(() => new PreviousOfPrevious(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            for (int step = 0; step < gradients.Length; step++)
            {
                w -= step < 2 ? 0 : gradients[step - 2];
                yield return w;
            }
        }
    }

    [Fact]
    public void ANameAssignedInOneBranchAloneIsAState()
    {
        RuleCheck.Same(() => new AssignedInOneBranch(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            for (int step = 0; step < gradients.Length; step++)
            {
                w -= step == 0 ? 0 : gradients[1];
                yield return w;
            }
        }
    }

    [Fact]
    public void ARuleMayUseTheNamesThatGeneratedCodeUses()
    {
        RuleCheck.Same(() => new NamesOfGeneratedCode(), Meaning);

        static IEnumerable<double> Meaning(double w, double[] gradients)
        {
            foreach (double g in gradients)
            {
                w -= g > 0 ? 3 : 6;
                yield return w;
            }
        }
    }

    private static long Canonical(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
