using System.Globalization;
using OptGen.Tests.Reductions;
using OptGen.Tests.Support;
using OptGen.Tests.Zoo;

namespace OptGen.Tests.Groups;

/// <summary>Optimizers that are stepped together.</summary>
public partial class OptimizerGroupTests
{
    private static readonly (string Name, int[] Shape)[] Tensors =
        [("a.weight", [7, 9]), ("a.bias", [9]), ("b.weight", [9, 33]), ("norm.scale", [33]), ("b.bias", [33]), ("c.weight", [33, 4])];

    public static TheoryData<string> Shipped => ShippedOptimizers.Names;

    /// <summary>Parameters go to two members by turns; all hyperparameters agree.</summary>
    [Theory]
    [MemberData(nameof(Shipped))]
    public void MembersThatAgreeAreOneOptimizer(string name) =>
        CheckBits(ShippedOptimizers.Create(name), [ShippedOptimizers.Create(name), ShippedOptimizers.Create(name), ShippedOptimizers.Create(name)], new StepOptions());

    [Theory]
    [InlineData("AdamW")]
    [InlineData("NAdam")]
    [InlineData("Prodigy")]
    public void OptionsAreOfAllParameters(string name) => CheckBits(
        ShippedOptimizers.Create(name),
        [ShippedOptimizers.Create(name), ShippedOptimizers.Create(name)],
        new StepOptions { MaxGradientNorm = 0.7, GradientScale = 0.5, NonFinite = NonFinite.Skip, ZeroGradients = true });

    [Fact]
    public void StackedRules() => Assert.All(StackedWrappers.Types, type =>
    {
        CheckBits(ShippedOptimizers.Create(type), [ShippedOptimizers.Create(type), ShippedOptimizers.Create(type)], new StepOptions());
        CheckBits(ShippedOptimizers.Create(type), [ShippedOptimizers.Create(type), ShippedOptimizers.Create(type)], new StepOptions { MaxGradientNorm = 0.7, ZeroGradients = true });
    });

    [Fact]
    public void SeveralReductionsOverAllParameters()
    {
        CheckBits(new Prodigious(), [new Prodigious(), new Prodigious()], new StepOptions());
        CheckBits(new ClippedAveraged(), [new ClippedAveraged(), new ClippedAveraged(), new ClippedAveraged()], new StepOptions());
        CheckBits(new Spread(), [new Spread(), new Spread()], new StepOptions { Threads = 1 });
        Assert.Equal(3, new Spread().Info.Layout.Stages);
    }

    /// <summary>The clipping of PyTorch goes over all groups: the norm of (3, 4) and (12) is 13.</summary>
    [Fact]
    public void GradientsAreClippedTogether()
    {
        SGD first = new(1);
        SGD second = new(10);
        OptimizerGroup<SGD> group = new(first, second);
        float[] a = [0, 0];
        float[] b = [0];
        group.Members[0].Add("a", a, new float[] { 3, 4 });
        group.Members[1].Add("b", b, new float[] { 12 });
        StepResult result = group.Step(new StepOptions { MaxGradientNorm = 1 });
        Assert.Equal(13, result.GradientNorm);

        // PyTorch divides by the norm and 1e-6 more; floats round by 6e-8.
        Assert.Equal(-3 / 13.000001, a[0], 6e-8);
        Assert.Equal(-4 / 13.000001, a[1], 6e-8);
        Assert.Equal(-120 / 13.000001, b[0], 12e-7);
    }

    /// <summary>Each member has its own hyperparameters: what it does is what an optimizer with them does to its parameters.</summary>
    [Fact]
    public void MembersKeepTheirHyperparameters()
    {
        AdamW decayed = new(0.01, λ: 0.1);
        AdamW plain = new(0.02, λ: 0);
        OptimizerGroup<AdamW> group = OptimizerGroup.Split(decayed, plain, "*.bias", "norm*");
        AdamW decayedAlone = new(0.01, λ: 0.1);
        AdamW plainAlone = new(0.02, λ: 0);
        float[][] together = Add(group.Add);
        float[][] alone = Add((name, weights, gradients, shape) => (name.EndsWith(".bias", StringComparison.Ordinal) || name.StartsWith("norm", StringComparison.Ordinal) ? plainAlone : decayedAlone).Add(name, weights, gradients, shape));
        for (int i = 0; i < 5; i++)
        {
            group.Step();
            decayedAlone.Step();
            plainAlone.Step();
        }

        Assert.Equal(alone, together);
        Assert.Equal(5, group.StepCount);
        Assert.Equal(["a.bias", "norm.scale", "b.bias"], plain.Parameters.Select(parameter => parameter.Name));
        Assert.Same(plain, group.MemberOf(group.Parameters[1]));
    }

    [Fact]
    public void RanksRoute()
    {
        OptimizerGroup<AdamW> group = OptimizerGroup.Split(new AdamW(), new AdamW(λ: 0));
        Add(group.Add);
        Assert.Equal([0, 1, 0, 1, 1, 0], group.Parameters.Select(parameter => group.MemberOf(parameter) == group.Members[0] ? 0 : 1));
    }

    [Fact]
    public void TableTellsWhereParametersWent()
    {
        OptimizerGroup<AdamW> group = OptimizerGroup.Split(new AdamW(λ: 0.1), new AdamW(λ: 0), "*.bias", "*norm*");
        Add(group.Add);
        group.Members[1].Add("extra", new float[4], new float[4], 2, 2);
        string expected = """
            parameter   shape  weights  member  because of
            a.weight    7×9    63       0       no route
            a.bias      9      9        1       *.bias, *norm*
            b.weight    9×33   297      0       no route
            norm.scale  33     33       1       *.bias, *norm*
            b.bias      33     33       1       *.bias, *norm*
            c.weight    33×4   132      0       no route
            extra       2×2    4        1       added to it

            member 0  WeightDecay = 0.1
            member 1  WeightDecay = 0

            """;
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        string table = group.ToString();
        CultureInfo.CurrentCulture = before;
        Assert.Equal(expected.ReplaceLineEndings("\n"), table);
    }

    [Fact]
    public void ScheduleServesAllMembers()
    {
        OptimizerGroup<AdamW> group = new(new AdamW(), new AdamW(λ: 0));
        Add(group.Add);
        group.Schedule(a => a.LearningRate, new LinearRate(0.5, 0, 4));
        group.Step();
        group.Step();
        Assert.Equal([0.375, 0.375], group.Members.Select(member => member.LearningRate));
    }

    [Fact]
    public void SkippedStepChangesNoMember()
    {
        OptimizerGroup<AdamW> group = OptimizerGroup.Split(new AdamW(), new AdamW());
        float[] a = [1, 2];
        float[] b = [1];
        group.Add("a", a, new float[] { 1, 1 }, 2, 1);
        group.Add("b", b, new[] { float.NaN });
        StepResult result = group.Step(new StepOptions { NonFinite = NonFinite.Skip });
        Assert.Equal(StepStatus.Skipped, result.Status);
        Assert.Equal("b", result.NonFiniteParameter!.Name);
        Assert.Equal([1, 2], a);
        Assert.Equal(0, group.StepCount);
    }

    [Fact]
    public void EvaluationWeightsOfAllMembers()
    {
        OptimizerGroup<Averaged> group = new(new Averaged(), new Averaged());
        float[][] weights = Add(group.Add);
        group.Step();
        group.Step();
        float[][] trained = [.. weights.Select(tensor => (float[])[.. tensor])];
        group.UseEvaluationWeights();
        Assert.NotEqual(trained, weights);
        group.UseTrainingWeights();
        Assert.Equal(trained, weights);
        group.Reset();
        Assert.Equal(0, group.StepCount);
    }

    [Fact]
    public void StepOfAGroupAllocatesNothing()
    {
        OptimizerGroup<Prodigious> group = new(new Prodigious(), new Prodigious());
        Add(group.Add);
        StepOptions options = new() { MaxGradientNorm = 1 };
        for (int i = 0; i < 50; i++)
        {
            group.Step(options);
        }

        Assert.Equal(0, Allocations.OfRepetitions(() => group.Step(options)));
    }

    [Fact]
    public void MistakesAreNamed()
    {
        AdamW adam = new();
        OptimizerGroup<AdamW> group = new(adam, new AdamW());
        group.Add("a", new float[2], new float[2]);
        Assert.Contains("added before", Assert.Throws<ArgumentException>(() => group.Members[1].Add("a", new float[2], new float[2])).Message);
        Assert.Contains("in a group", Assert.Throws<InvalidOperationException>(() => adam.Step()).Message);
        Assert.Contains("in a group", Assert.Throws<InvalidOperationException>(adam.Reset).Message);
        Assert.Contains("another group", Assert.Throws<ArgumentException>(() => new OptimizerGroup<AdamW>(new AdamW(), adam)).Message);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => new OptimizerGroup<AdamW>()).Message);
        Assert.Contains("one type", Assert.Throws<ArgumentException>(() => new OptimizerGroup<Optimizer>(new AdamW(), new SGD())).Message);
        AdamW twice = new();
        Assert.Contains("given twice", Assert.Throws<ArgumentException>(() => new OptimizerGroup<AdamW>(twice, twice)).Message);
        twice.Add("b", new float[2], new float[2]);
        Assert.Contains("has parameters", Assert.Throws<ArgumentException>(() => new OptimizerGroup<AdamW>(twice)).Message);
        Assert.Contains("no member", Assert.Throws<ArgumentException>(() => group.RouteByRank(twice, 1)).Message);
        Assert.Contains("patterns", Assert.Throws<ArgumentException>(() => group.RouteByName(adam)).Message);
        float[] shared = new float[2];
        group.Add("c", shared, new float[2]);
        Assert.Contains("share memory", Assert.Throws<ArgumentException>(() => group.Members[1].Add("d", shared, new float[2])).Message);
    }

    private static void CheckBits<TOptimizer>(TOptimizer one, TOptimizer[] members, StepOptions options)
        where TOptimizer : Optimizer
    {
        OptimizerGroup<TOptimizer> group = new(members);
        int next = 0;
        Run whole = new(one.Add, one.Add, one.Info.ReadsHessian);
        Run split = new((name, weights, gradients, shape) => members[next++ % members.Length].Add(name, weights, gradients, shape), (name, weights, gradients, shape) => members[next++ % members.Length].Add(name, weights, gradients, shape), one.Info.ReadsHessian);
        for (int i = 0; i < 12; i++)
        {
            whole.NextGradients(i);
            split.NextGradients(i);
            Assert.Equal(one.Step(1.0 / (i + 1), options), group.Step(1.0 / (i + 1), options) with { NonFiniteParameter = null });
            Assert.Equal(one.IsWaitingForGradient, group.IsWaitingForGradient);
        }

        Assert.Equal(whole.Bits(), split.Bits());
    }

    private static float[][] Add(Func<string, Memory<float>, Memory<float>, int[], Parameter> add) => [.. Tensors.Select((tensor, i) =>
    {
        int length = tensor.Shape.Aggregate(1, (product, axis) => product * axis);
        float[] weights = Random(length, 100 + i);
        add(tensor.Name, weights, Random(length, 200 + i), tensor.Shape);
        return weights;
    })];

    private static float[] Random(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    /// <summary>The tensors in float and in double, with gradients made anew for each step.</summary>
    private sealed class Run
    {
        private readonly List<(float[] Weights, float[] Gradients)> _singles = [];
        private readonly List<(double[] Weights, double[] Gradients)> _doubles = [];

        public Run(
            Func<string, Memory<float>, Memory<float>, int[], Parameter> addSingle,
            Func<string, Memory<double>, Memory<double>, int[], Parameter> addDouble,
            bool readsHessian)
        {
            // Every parameter is a matrix, so that rules of matrices can be compared, too.
            for (int i = 0; i < Tensors.Length; i++)
            {
                int[] shape = [3, 2 + i];
                float[] single = Random(shape[0] * shape[1], i);
                double[] twice = [.. single.Select(weight => weight * 1.1)];
                _singles.Add((single, new float[single.Length]));
                _doubles.Add((twice, new double[single.Length]));
                Parameter first = addSingle(Tensors[i].Name, single, _singles[^1].Gradients, shape);
                Parameter second = addDouble(Tensors[i].Name + ".double", twice, _doubles[^1].Gradients, shape);
                if (readsHessian)
                {
                    first.SetHessian(Random(single.Length, 50 + i));
                    second.SetHessian(Random(single.Length, 60 + i).Select(value => (double)value).ToArray());
                }
            }
        }

        public void NextGradients(int step)
        {
            for (int i = 0; i < _singles.Count; i++)
            {
                Random(_singles[i].Gradients.Length, (1000 * step) + i).CopyTo(_singles[i].Gradients, 0);
                Random(_singles[i].Gradients.Length, (2000 * step) + i).Select(value => (double)value).ToArray().CopyTo(_doubles[i].Gradients, 0);
            }
        }

        public string Bits() => string.Join(' ', _singles.SelectMany(tensor => tensor.Weights.Concat(tensor.Gradients)).Select(BitConverter.SingleToInt32Bits))
            + string.Join(' ', _doubles.SelectMany(tensor => tensor.Weights.Concat(tensor.Gradients)).Select(BitConverter.DoubleToInt64Bits));
    }

    /// <summary>Two points at which all parameters wait for each other, and a number that the whole optimizer keeps.</summary>
    [Optimizer("n = all.norm(g); s = 0.9*s + n; d = all.mean(|g|/n); w -= lr*g*d/(s + all.numel)")]
    internal sealed partial class Spread(double lr = 1);

    [Optimizer("a₀ = w; w -= lr*g; a = ema(a, w, 0.9); eval = a")]
    internal sealed partial class Averaged(double lr = 0.1);
}
