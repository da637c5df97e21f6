using System.Buffers;
using System.Diagnostics;
using OptGen.Threads;
using OptGen.Zoo;

namespace OptGen.Tests.Calls;

/// <summary>What is refused before anything changes, and named.</summary>
public sealed class RefusalTests
{
    /// <summary>Not as data of a theory: the metadata of an assembly cannot hold such texts either.</summary>
    [Fact]
    public void ANameOfNoValidUnicodeIsRefused()
    {
        foreach (string name in (string[])["a\ud800", "\udc00", "\udc00\ud800", "\ud83d", "\ud83d\ud83d\ude00", "a\udfffb"])
        {
            Check<ArgumentException>(() => new Adam().Add(name, new float[1], new float[1]), "U+D", "name");
            Check<ArgumentException>(() => new Adam().AddWithoutMemory<float>(name, 1), "U+D");
            Check<ArgumentException>(() => new OptimizerGroup<Adam>(new Adam()).Add(name, new float[1], new float[1]), "U+D");
            Check<ArgumentException>(() => new LBFGS().Add(name, new float[1], new float[1]), "U+D");
        }
    }

    [Fact]
    public void EveryOtherNameIsSavedAndFoundAgain()
    {
        string[] names = ["\0", "\u0001\n\t\u007f\u0085\u2028", "/", "a/b", "//", "%2F", "__metadata__", "t/w", "state.0.m", "\ud83d\ude00", "\uffff\ufffe", "\"\\", " ", "é", "e\u0301", "İ", new string('x', 5000)];
        Adam Create()
        {
            Adam adam = new();
            foreach (string name in names)
            {
                adam.Add(name, new float[2], new float[] { 1, 2 });
            }

            return adam;
        }

        Adam saved = Create();
        saved.Step();
        Adam loaded = Create();
        LoadResult result = loaded.Load(new MemoryStream(Checkpoints.CheckpointBytes.Save(saved)));

        Assert.Empty(result.Missing);
        Assert.All(loaded.Parameters, parameter => Assert.Equal(1, parameter.StepCount));
    }

    [Fact]
    public void NullIsCalledNull()
    {
        Adam adam = new();
        Check<ArgumentNullException>(() => adam.Add("w", null, new float[2]), "The weights of parameter 'w' must not be null", "weights");
        Check<ArgumentNullException>(() => adam.Add("w", new float[2], null), "The gradients of parameter 'w' must not be null", "gradients");
        SophiaH sophia = new();
        Parameter parameter = sophia.Add("w", new float[2], new float[2]);
        Check<ArgumentNullException>(() => parameter.SetHessian((float[]?)null), "The 'hess' of parameter 'w' must not be null");
        Check<ArgumentNullException>(() => adam.Schedule((string)null!, new ConstantRate(1)), "hyperparameter");
        Check<ArgumentNullException>(() => adam.Load((string)null!), "path");
        Check<ArgumentNullException>(() => _ = new MinimizationOptions { Method = null! }, "Method");
    }

    [Fact]
    public void UndefinedValuesAreRefused()
    {
        Check<ArgumentOutOfRangeException>(() => _ = new StepOptions { NonFinite = (NonFinite)99 }, "NonFinite must be");
        Check<ArgumentOutOfRangeException>(() => _ = new StepOptions { NonFinite = (NonFinite)(-1) }, "NonFinite must be");
        Check<ArgumentOutOfRangeException>(() => new LBFGS().LineSearch = (LineSearch)2, "LineSearch must be");
    }

    [Fact]
    public void MoreThreadsThanProcessorsDoNotTakePart()
    {
        int most = Crew.MostThreads;
        float[] weights = new float[1 << 20];
        Adam adam = new() { Options = new StepOptions { Threads = 1_000_000 } };
        adam.Add("w", weights, new float[weights.Length]);
        adam.Step();
        adam.Step();
        using Process process = Process.GetCurrentProcess();

        Assert.InRange(most, 1, byte.MaxValue);
        Assert.Equal(most, Crew.ThreadsOf(adam.Options.Threads));
        Assert.Equal(Math.Min(3, most), Crew.ThreadsOf(new StepOptions { Threads = 3 }.Threads));
        Assert.Equal(Math.Min(Environment.ProcessorCount, byte.MaxValue), Crew.ThreadsOf(new StepOptions().Threads));
        Assert.InRange(process.Threads.Count, 1, 200);
    }

    [Fact]
    public void AStepOfNothingIsRefused()
    {
        Check<InvalidOperationException>(() => new Adam().Step(), "Add");
        Check<InvalidOperationException>(() => new Adam().Step(() => throw new UnreachableException()), "Add");
        Check<InvalidOperationException>(() => new OptimizerGroup<Adam>(new Adam()).Step(), "Add");
        Check<InvalidOperationException>(() => new LBFGS().Step(() => throw new UnreachableException()), "Add");
    }

    [Fact]
    public void ANarrowStateOfMoreThanAnArrayIsRefused()
    {
        Check<ArgumentException>(() => new Narrow.ElementwiseBFloat16().AddWithoutMemory<float>("w", 1_100_000_000), "State 'm' of parameter 'w'", "split the parameter");
    }

    [Fact]
    public void SchedulesAreFollowedByAllOrByNone()
    {
        foreach (int members in (int[])[1, 2])
        {
            Adam[] adams = [.. Enumerable.Range(0, members).Select(_ => new Adam())];
            OptimizerGroup<Adam> group = new(adams);
            adams[0].Add("w", new float[1], new float[1]);
            adams[0].Schedule("LearningRate", new After(1e-3, 2e-3));
            adams[^1].Schedule("Beta1", new After(0.9, double.NaN));
            Assert.Equal(StepStatus.Applied, group.Step().Status);
            Assert.Throws<ArgumentOutOfRangeException>(() => group.Step());

            Assert.Equal((1e-3, 0.9, 1), (adams[0].LearningRate, adams[^1].Beta1, group.StepCount));
        }
    }

    [Fact]
    public void SchedulesEndInAllMembersOrInNone()
    {
        Adam[] adams = [new(), new()];
        OptimizerGroup<Adam> group = new(adams);
        adams[0].Add("w", new float[1], new float[1]);
        adams[0].Schedule("LearningRate", new After(1e-3, 2e-3));
        Check<ArgumentException>(() => group.Unschedule("LearningRate"), "follows no schedule");
        group.Step();
        group.Step();
        Assert.Equal(2e-3, adams[0].LearningRate);
        group.Schedule("LearningRate", new After(1, 1));
        group.Unschedule(adam => adam.LearningRate);
        Check<ArgumentException>(() => adams[0].Unschedule("LearningRate"), "follows no schedule");
    }

    [Fact]
    public void AnAccumulatorIsUsedByOneCallAtATime()
    {
        Adam adam = new();
        adam.Add("w", new float[1], new float[1]);
        GradientAccumulator accumulator = GradientAccumulator.Of(adam, 2);
        List<Exception?> caught = [];
        adam.Schedule("LearningRate", new Calling(() => caught.AddRange(Record.Exception(accumulator.Reset), Record.Exception(() => accumulator.Finish()), Record.Exception(() => accumulator.Step()))));
        accumulator.Reset();
        caught.Clear();
        accumulator.Step();
        accumulator.Step();

        Assert.Equal(3, caught.Count);
        Assert.All(caught, exception => Assert.Contains("GradientAccumulator is under way", Assert.IsType<InvalidOperationException>(exception).Message, StringComparison.Ordinal));
        Assert.Equal((0, 1), (accumulator.Count, adam.StepCount));
    }

    [Fact]
    public void ARangeErrorSaysTheValueOnce()
    {
        Adam adam = new();
        ConstantRate rate = new(1);
        Action[] calls =
        [
            () => GradientAccumulator.Of(adam, -77), () => GradientAccumulator.Of(adam, 1).Step(examples: -77), () => rate.Value(-77), () => rate.Then(-77, rate), () => rate.Warmup(-77),
            () => _ = new ReduceOnPlateau(1, patience: -77), () => _ = new ReduceOnPlateau(1, cooldown: -77), () => _ = new SnapshotEnsemble(adam, -77), () => _ = new SnapshotEnsemble(adam, 1, -77),
            () => new SnapshotEnsemble(adam, 1).Use(-77), () => new OptimizerGroup<Adam>(adam).RouteByRank(adam, -77),
        ];
        foreach (Action call in calls)
        {
            Assert.Equal(2, Assert.Throws<ArgumentOutOfRangeException>(call).Message.Split("-77").Length);
        }
    }

    [Fact]
    public void RoomForAFunctionOfMatricesThatNoArrayHoldsIsRefused()
    {
        Check<ArgumentException>(() => new Muon().AddWithoutMemory<float>("w", 30_000, 30_000), "orth of a matrix of 30000×30000", "parameter 'w'", "split");
        Check<ArgumentException>(() => new MatrixRules.InvertsSometimes().AddWithoutMemory<double>("w", 33_000, 33_000), "inv of a matrix of 33000×33000", "parameter 'w'", "split");
    }

    /// <summary>What was refused leaves nothing behind: no room for what it would have needed.</summary>
    [Fact]
    public void ARefusedParameterReservesNothing()
    {
        int reserved = -1;
        Thread another = new(() =>
        {
            Muon muon = new();
            Assert.Throws<ArgumentException>(() => muon.Add("w", new float[4], new float[4], 2, 3));
            Assert.Throws<ArgumentException>(() => muon.AddWithoutMemory<float>("w", 30_000, 30_000));
            reserved = muon.Member.Set.Workspace.Numbers.Length;
        });
        another.Start();
        another.Join();

        Assert.Equal(0, reserved);
    }

    [Fact]
    public void RowsFollowSchedules()
    {
        float[] weights = [1, 1];
        SGD sgd = new(1);
        Parameter parameter = sgd.Add("w", weights, new float[2]);
        sgd.Schedule("LearningRate", new After(0.5, 0.25));
        sgd.StepRows(parameter, [0], new float[] { 1 });
        sgd.StepRows(parameter, [1], new float[] { 1 });

        Assert.Equal([0.5f, 0.75f], weights);
    }

    [Fact]
    public void MemoryThatAStepWouldReadWhereItWritesIsRefused()
    {
        float[] all = new float[20];
        SophiaH sophia = new();
        Parameter a = sophia.Add("a", all.AsMemory(0, 4), all.AsMemory(4, 4));
        Parameter b = sophia.Add("b", all.AsMemory(8, 4), all.AsMemory(12, 4));
        Check<ArgumentException>(() => b.SetHessian(all.AsMemory(3, 4)), "The 'hess' given to parameter 'b'", "the weights of parameter 'a'");
        Check<ArgumentException>(() => a.SetHessian(all.AsMemory(14, 4)), "The 'hess' given to parameter 'a'", "the gradient of parameter 'b'");
        a.SetHessian(all.AsMemory(16, 4));
        b.SetHessian(all.AsMemory(16, 4));
        Check<ArgumentException>(() => sophia.Add("c", all.AsMemory(19, 1), new float[1]), "'c'", "the 'hess' of parameter 'a'");
        a.SetHessian(new float[4]);
        b.SetHessian(new float[4]);
        sophia.Add("c", all.AsMemory(16, 4), new float[4]);

        Adam adam = new();
        Parameter parameter = adam.Add("w", all, new float[20]);
        adam.Step();
        string[] names = ["'w'", "'m'"];
        Check<ArgumentException>(() => adam.EvaluationWeights(parameter, all), "the weights of parameter 'w'");
        Check<ArgumentException>(() => adam.EvaluationWeights(parameter, adam.State<float>(parameter, "m")), names);
        Check<ArgumentException>(() => adam.Step(parameter, adam.State<float>(parameter, "m"), new float[20]), names);
        Check<ArgumentException>(() => adam.Step(parameter, new float[20], adam.State<float>(parameter, "m")), names);
        Check<ArgumentException>(() => adam.StepRows(parameter, [0], adam.State<float>(parameter, "m")[..1]), names);
        Assert.Equal(1, parameter.StepCount);
    }

    /// <summary>Also where it is another parameter's, of another member of a group.</summary>
    [Fact]
    public unsafe void MemoryOfAnotherParameterIsRefused()
    {
        float[] weights = [1, 2];
        float[] gradient = [3, 4];
        SophiaH[] members = [new(), new()];
        OptimizerGroup<SophiaH> group = new(members);
        Parameter a = members[0].Add("a", new float[2], new float[2]);
        Parameter b = members[1].Add("b", weights, gradient);
        float[] hessian = [5, 6];
        a.SetHessian(new float[2]);
        b.SetHessian(hessian);
        group.Step();
        float[] all = [.. weights, .. gradient, .. hessian, .. group.State<float>(b, "m")];
        for (int i = 0; i < 2; i++)
        {
            Check<ArgumentException>(() => group.Step(a, weights, new float[2]), "the weights of parameter 'b'");
            Check<ArgumentException>(() => group.Step(a, gradient, new float[2]), "the gradient of parameter 'b'");
            Check<ArgumentException>(() => group.Step(a, hessian, new float[2]), "the 'hess' of parameter 'b'");
            Check<ArgumentException>(() => group.Step(a, group.State<float>(b, "m"), new float[2]), "state 'm' of parameter 'b'");
            group.Step(a, new float[2], gradient);
            group.Step(b, weights.AsSpan(), gradient);
            weights.CopyTo(all, 0);
            group.State<float>(b, "m").CopyTo(all.AsSpan(6));
        }

        Check<ArgumentException>(() => group.EvaluationWeights(a, weights), "the weights of parameter 'b'");
        Check<ArgumentException>(() => group.EvaluationWeights(a, gradient), "the gradient of parameter 'b'");
        Check<ArgumentException>(() => group.EvaluationWeights(a, hessian), "the 'hess' of parameter 'b'");
        SnapshotEnsemble ensemble = new(members[1], 1);
        ensemble.Take();
        Check<ArgumentException>(() => ensemble.Predict((Span<float> _) => throw new UnreachableException(), weights), "the weights of parameter 'b'");
        fixed (float* states = group.State<float>(b, "m"))
        {
            Memory<float> ofStates = new ElsewhereMemory(states, 2).Memory;
            Check<ArgumentException>(() => a.SetHessian(ofStates), "state 'm' of parameter 'b'");
            Check<ArgumentException>(() => members[0].Add("c", ofStates, new float[2]), "state 'm' of parameter 'b'");
            Check<ArgumentException>(() => members[0].Add("c", new float[2], ofStates), "state 'm' of parameter 'b'");
        }

        float[] after = [.. weights, .. gradient, .. hessian, .. group.State<float>(b, "m")];
        Assert.Equal(all, after);
    }

    /// <summary>In any order, side by side in one array, each in its own, and in memory that is no array.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void OverlapsAreFoundAsByLookingAtAll(int kind)
    {
        Random random = new(kind);
        float[] one = new float[3000];
        Adam adam = new();
        List<(int Start, int End)> weights = [];
        List<(int Start, int End)> gradients = [];
        Memory<float> Take(int start, int length) => kind == 0 || (kind == 1 && random.Next(2) == 0) ? one.AsMemory(start, length) : new FailingMemory(one, canPin: true).Memory.Slice(start, length);
        bool Hits(List<(int Start, int End)> list, int start, int end) => list.Exists(other => other.Start < end && start < other.End);
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            int length = random.Next(1, 9);
            int w = random.Next(3000 - length);
            int g = random.Next(3000 - length);
            bool overlaps = Math.Abs(w - g) < length || Hits(weights, w, w + length) || Hits(gradients, w, w + length) || Hits(weights, g, g + length);
            Exception? thrown = Record.Exception(() => adam.Add($"p{i}", Take(w, length), Take(g, length)));
            Assert.Equal(overlaps, thrown is ArgumentException);
            refused += overlaps ? 1 : 0;
            if (!overlaps)
            {
                weights.Add((w, w + length));
                gradients.Add((g, g + length));
            }
        }

        Assert.InRange(refused, 50, 350);
        Assert.Equal(400 - refused, adam.Parameters.Count);
    }

    private static void Check<TException>(Action action, params string[] parts)
        where TException : Exception
    {
        string message = Assert.Throws<TException>(action).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private sealed class After(double first, double later) : Schedule
    {
        protected override double ValueAt(double t) => t <= 1 ? first : later;
    }

    private sealed class Calling(Action call) : Schedule
    {
        protected override double ValueAt(double t)
        {
            call();
            return 1;
        }
    }

    /// <summary>Memory at an address.</summary>
    private sealed unsafe class ElsewhereMemory(float* start, int length) : MemoryManager<float>
    {
        public override Span<float> GetSpan() => new(start, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
