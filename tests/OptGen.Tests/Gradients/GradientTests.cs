using OptGen.Zoo;

namespace OptGen.Tests.Gradients;

/// <summary>Rules that ask for the gradient again, at other points.</summary>
public sealed class GradientTests
{
    private const int Length = 37;

    [Fact]
    public void TheWeightsAreAtThePointWhileAStepWaits()
    {
        Bowl<double> bowl = new(new Extragradient(), 5);
        double[] start = bowl.Values;
        bowl.ComputeGradient();

        StepResult first = bowl.Optimizer.Step();

        Assert.Equal(StepStatus.NeedsGradient, first.Status);
        Assert.True(first.NeedsGradient);
        Assert.True(bowl.Optimizer.IsWaitingForGradient);
        Assert.Equal(PlainSteps.Map(start, Bowl<double>.Gradient(start), (w, g) => Math.FusedMultiplyAdd(-0.1, g, w)), bowl.Values);
        Assert.Equal(start, bowl.Optimizer.State(bowl.Parameter, "kept.w").ToArray());
        Assert.Equal(0, bowl.Optimizer.StepCount);
        Assert.Equal(0, bowl.Parameter.StepCount);

        bowl.ComputeGradient();
        StepResult second = bowl.Optimizer.Step();

        Assert.Equal(StepStatus.Applied, second.Status);
        Assert.False(second.NeedsGradient);
        Assert.False(bowl.Optimizer.IsWaitingForGradient);
        Assert.Equal(1, bowl.Optimizer.StepCount);
        Assert.Equal(1, bowl.Parameter.StepCount);
    }

    [Fact]
    public void OneMoreGradient() => Follows(new Extragradient(), PlainSteps.Extragradient, calls: 2);

    [Fact]
    public void BothGradientsAndReductionsOfEach() => Follows(new Surrogate(), PlainSteps.Surrogate, calls: 2);

    [Fact]
    public void TenGradientsInALoop() => Follows(new Lookbehind(), PlainSteps.Lookbehind, calls: 11);

    [Fact]
    public void TwoGradientsWithScalarStates()
    {
        (double big, double small) = (0, 0);
        double[]? y = null;
        Follows(
            new TwoGradients(),
            (w, grad) =>
            {
                y ??= w;
                _ = grad(w);
                double[] h = grad(w);
                big += Math.Pow(PlainSteps.Norm(h), 2);
                w = PlainSteps.Map(y, h, (a, b) => a - (b / Math.Sqrt(big + 1)));
                double[] k = grad(w);
                small += Math.Pow(PlainSteps.Norm(k), 2);
                y = PlainSteps.Map(y, k, (a, b) => a - (b / Math.Sqrt(small + 1)));
                return w;
            },
            calls: 3);
    }

    [Fact]
    public void TheGradientAtThePreviousWeights()
    {
        (double[]? before, double[] d, int t) = (null, [], 0);
        Follows(
            new Recursive(),
            (w, grad) =>
            {
                t++;
                double[] g = grad(w);
                double[] old = grad(before ?? w);
                d = t == 1 ? g : [.. g.Select((x, i) => x + (0.9 * (d[i] - old[i])))];
                before = w;
                return PlainSteps.Map(w, d, (x, y) => x - (0.1 * y));
            },
            calls: 2);
    }

    [Fact]
    public void StatesThatSeveralPartsChange()
    {
        (double[] m, double[] previous) = (new double[Length], new double[Length]);
        Follows(
            new ChangesStates(),
            (w, grad) =>
            {
                double[] g = grad(w);
                m = PlainSteps.Map(m, g, (x, y) => (0.9 * x) + y);
                (double[] b, double[] v) = (m, previous);
                previous = g;
                double[] q = grad(PlainSteps.Map(w, m, (x, y) => x - (0.1 * y)));
                m = PlainSteps.Map(m, q, (x, y) => x + y);
                return [.. w.Select((x, i) => x - (0.1 * (m[i] + b[i] + v[i])))];
            },
            calls: 2);
    }

    [Fact]
    public void OnlyWeightsAndGradientsAreKeptThatAreNeeded()
    {
        Assert.Equal(["kept.w"], Kept(new Extragradient()));
        Assert.Equal(["kept.w"], Kept(new SharpAdamW()));
        Assert.Equal(["kept.w", "kept.g"], Kept(new Surrogate()));
        Assert.Equal(["kept.w", "kept.s"], Kept(new Lookbehind()));
        Assert.Equal("kept.w", new Lookbehind().Info.Layout.KeptWeights);
        Assert.Equal(10, new Lookbehind().Info.GradientCalls);
        Assert.Null(new AdamW().Info.Layout.KeptWeights);
    }

    [Fact]
    public void AStackIsTheOtherRuleAtTheSharpGradient()
    {
        Bowl<float> stacked = new(new SharpAdamW(), Length);
        Bowl<float> plain = new(new AdamW(), Length);
        SharpAdamW sam = (SharpAdamW)stacked.Optimizer;
        for (int step = 0; step < 5; step++)
        {
            stacked.ComputeGradient();
            sam.Step();
            float[] point = [.. stacked.Weights];
            stacked.ComputeGradient();
            sam.Step();

            float[] weights = [.. plain.Weights];
            point.CopyTo(plain.Weights, 0);
            plain.ComputeGradient();
            weights.CopyTo(plain.Weights, 0);
            plain.Optimizer.Step();
        }

        Assert.Equal(plain.Weights, stacked.Weights);
        Assert.Equal(plain.Optimizer.State(plain.Parameter, "v").ToArray(), sam.State(stacked.Parameter, "AdamW.v").ToArray());
    }

    [Fact]
    public void AStackOfThreeRuns()
    {
        Bowl<double> bowl = new(new LookaheadSharpAdamW(), Length);
        for (int step = 0; step < 12; step++)
        {
            bowl.Step();
        }

        Assert.Equal(24, bowl.Gradients);
        Assert.Equal(12, bowl.Optimizer.StepCount);
        Assert.All(bowl.Weights, weight => Assert.True(double.IsFinite(weight)));
    }

    [Fact]
    public void AStepThatDoesNotTakeTheBranchNeedsOneCall()
    {
        double[] expected = [.. Enumerable.Range(0, Length).Select(Bowl<double>.Start)];
        Bowl<double> bowl = new(new SometimesTwice(), Length);
        for (int t = 1; t <= 7; t++)
        {
            expected = t % 3 == 1 ? PlainSteps.Extragradient(expected, Bowl<double>.Gradient) : PlainSteps.Map(expected, Bowl<double>.Gradient(expected), (w, g) => w - (0.1 * g));
            bowl.Step();
            AssertClose(expected, bowl.Values, 1e-13);
        }

        Assert.Equal(7 + 3, bowl.Gradients);
    }

    [Fact]
    public void EachStepTakesOneOfTwoBranchesThatAsk()
    {
        double[] expected = [.. Enumerable.Range(0, Length).Select(Bowl<double>.Start)];
        Bowl<double> bowl = new(new EitherWay(), Length);
        for (int t = 1; t <= 6; t++)
        {
            double sign = t % 2 == 1 ? -0.1 : 0.1;
            double[] q = Bowl<double>.Gradient(PlainSteps.Map(expected, Bowl<double>.Gradient(expected), (w, g) => w + (sign * g)));
            expected = PlainSteps.Map(expected, q, (w, g) => w - (0.1 * g));
            bowl.Step();
            AssertClose(expected, bowl.Values, 1e-13);
        }

        Assert.Equal(12, bowl.Gradients);
    }

    [Fact]
    public void AParameterThatDoesNotTakeTheBranchStaysWhereItIs()
    {
        WhereLong optimizer = new();
        double[] longOne = [3, 4];
        double[] shortOne = [0.25, 0.5];
        double[] longGradient = [3, 4];
        double[] shortGradient = [0.25, 0.5];
        Parameter moving = optimizer.Add("long", longOne, longGradient);
        Parameter staying = optimizer.Add("short", shortOne, shortGradient);

        Assert.True(optimizer.Step().NeedsGradient);
        Assert.Equal([2.7, 3.6], longOne.Select(w => Math.Round(w, 12)));
        Assert.Equal([0.25, 0.5], shortOne);

        (longGradient[0], longGradient[1]) = (6, 8);
        (shortGradient[0], shortGradient[1]) = (0.25, 0.5);
        Assert.Equal(StepStatus.Applied, optimizer.Step().Status);
        Assert.Equal([2.4, 3.2], longOne.Select(w => Math.Round(w, 12)));
        Assert.Equal([0.225, 0.45], shortOne.Select(w => Math.Round(w, 12)));
        Assert.Equal([10.0], optimizer.State(moving, "n").ToArray());
        Assert.Equal([0.0], optimizer.State(staying, "n").ToArray());
    }

    [Fact]
    public void RowsAndColumnsAreThoseOfTheFirstCallAndTheHessianThatOfTheCallThatReadsIt()
    {
        (int rows, int columns) = (3, 5);
        RowsAndHessian optimizer = new();
        Bowl<double> bowl = new(optimizer, rows, columns);
        double[] hessian = [.. Enumerable.Range(0, rows * columns).Select(i => 0.1 * i)];
        double[] given = [.. hessian];
        bowl.Parameter.SetHessian(given);
        double[] w = bowl.Values;
        double[] c = new double[columns];
        for (int t = 0; t < 3; t++)
        {
            double[] g = Bowl<double>.Gradient(w);
            double[] r = [.. Enumerable.Range(0, rows).Select(row => PlainSteps.Norm(g[(row * columns)..((row + 1) * columns)]))];
            double[] q = Bowl<double>.Gradient([.. w.Select((x, i) => x - (0.1 * g[i] / (r[i / columns] + 1)))]);
            c = [.. c.Select((x, column) => (0.9 * x) + (0.1 * Enumerable.Range(0, rows).Average(row => q[(row * columns) + column] * g[(row * columns) + column])))];
            w = [.. w.Select((x, i) => x - (0.1 * q[i] * r[i / columns] / (hessian[i] + (c[i % columns] * c[i % columns]) + 1)))];

            bowl.ComputeGradient();
            given.AsSpan().Fill(double.NaN);
            Assert.True(optimizer.Step().NeedsGradient);
            bowl.ComputeGradient();
            hessian.CopyTo(given, 0);
            optimizer.Step();
            AssertClose(w, bowl.Values, 1e-13);
        }
    }

    [Fact]
    public void TheLossIsThatOfTheFirstCall()
    {
        double[] weights = [1];
        double[] gradient = [1];
        ReadsLossLate optimizer = new();
        optimizer.Add("w", weights, gradient);

        Assert.Throws<InvalidOperationException>(() => optimizer.Step());
        optimizer.Step(3);
        Assert.Equal(StepStatus.Applied, optimizer.Step().Status);
        Assert.Equal(1 - (0.1 * 3), weights[0], 15);

        optimizer.Step(5);
        optimizer.Step(1000);
        Assert.Equal(0.7 - (0.1 * 5), weights[0], 15);
    }

    [Fact]
    public void SeveralParametersOfBothTypesShareTheNorm()
    {
        SharpHeavyBall optimizer = new();
        float[] single = [3];
        double[] pair = [4];
        float[] singleGradient = [3];
        double[] pairGradient = [4];
        optimizer.Add("single", single, singleGradient);
        optimizer.Add("pair", pair, pairGradient);

        optimizer.Step();

        Assert.Equal(3 + (0.05 * 3 / (5 + 1e-12)), single[0], 6);
        Assert.Equal(4 + (0.05 * 4 / (5 + 1e-12)), pair[0], 14);
    }

    private static string[] Kept(Optimizer optimizer) => [.. optimizer.Info.States.Select(state => state.Name).Where(name => name.StartsWith("kept.", StringComparison.Ordinal))];

    /// <summary>Follows plain loops in double; a rounding of a step is not amplified by these rules on a bowl, and there are fewer than a hundred.</summary>
    private static void Follows(Optimizer optimizer, Func<double[], PlainSteps.Gradient, double[]> step, int calls)
    {
        const int Steps = 6;
        Bowl<double> bowl = new(optimizer, Length);
        Bowl<float> singles = new((Optimizer)Activator.CreateInstance(optimizer.GetType())!, Length);
        double[] expected = bowl.Values;
        for (int t = 1; t <= Steps; t++)
        {
            expected = step(expected, Bowl<double>.Gradient);
            bowl.Step();
            singles.Step();
            AssertClose(expected, bowl.Values, 100 * Math.Pow(2, -52));
            AssertClose(expected, singles.Values, 100 * Math.Pow(2, -23));
        }

        Assert.Equal(Steps * calls, bowl.Gradients);
        Assert.Equal(Steps, bowl.Optimizer.StepCount);
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])), $"Element {i} is {actual[i]:R} instead of {expected[i]:R}.");
        }
    }
}
