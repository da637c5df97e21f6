using System.Globalization;
using OptGen.Tests.Checkpoints;
using OptGen.Zoo;

namespace OptGen.Tests.Calls;

/// <summary>A call that fails has changed nothing, wherever memory of the caller's own fails within it.</summary>
[Collection(Metrics.MetricsTests.Name)]
[Trait("Category", "Slow")]
public sealed class WholeCallTests : IDisposable
{
    public void Dispose() => FailingMemory.Left = int.MaxValue;

    public static TheoryData<string, bool> Cases
    {
        get
        {
            TheoryData<string, bool> cases = [];
            foreach (string call in Calls.Keys)
            {
                cases.Add(call, true);
                cases.Add(call, false);
            }

            return cases;
        }
    }

    private static Dictionary<string, Action<Model>> Calls { get; } = new()
    {
        ["step"] = model => model.Optimizer.Step(),
        ["clipped"] = model => model.Optimizer.Step(new StepOptions { MaxGradientNorm = 0.1, ZeroGradients = true, NonFinite = NonFinite.Skip }),
        ["threads"] = model => model.Optimizer.Step(new StepOptions { Threads = 2 }),
        ["closure"] = model => model.Optimizer.Step(() => 1),
        ["zero"] = model => model.Optimizer.ZeroGradients(),
        ["reset"] = model => model.Optimizer.Reset(),
        ["load"] = model => model.Optimizer.Load(new MemoryStream(model.File)),
        ["evaluation"] = model => model.Optimizer.UseEvaluationWeights(),
        ["group"] = model => model.Group.Step(),
        ["group zero"] = model => model.Group.ZeroGradients(),
        ["group evaluation"] = model => model.Group.UseEvaluationWeights(),
        ["rows"] = model => model.Rows.StepRows(model.Rows.Parameters[0], [1, 0], new float[4]),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingHasChangedWhereMemoryFails(string call, bool canPin)
    {
        int failures = 0;
        for (int allowed = 0; ; allowed++)
        {
            Model model = new(canPin);
            ulong[] before = model.Bits();
            FailingMemory.Left = allowed;
            Exception? failure = Record.Exception(() => Calls[call](model));
            FailingMemory.Left = int.MaxValue;
            if (failure is null)
            {
                Assert.NotEqual(before, model.Bits());
                break;
            }

            Assert.IsType<TimeoutException>(failure);
            Assert.Equal(before, model.Bits());
            Calls[call](model);
            failures++;
        }

        Assert.True(failures > 0);
    }

    [Fact]
    public void NothingHasChangedWhereThereIsNotMemoryEnough()
    {
        string[] lines = Bits.ChildProcess.Run(Bits.Program.RunOutOfMemory, [("GCHeapHardLimit", MemoryShortage.HeapLimit.ToString("x", CultureInfo.InvariantCulture))]);

        Assert.Equal(["Adam OutOfMemoryException True", "Muon OutOfMemoryException True", "ScheduleFreeAdamW OutOfMemoryException True"], lines);
    }

    /// <summary>Two of everything, with memory of one's own.</summary>
    private sealed class Model
    {
        private readonly List<float[]> _arrays = [];
        private readonly bool _canPin;

        public Model(bool canPin)
        {
            _canPin = canPin;
            foreach (Optimizer optimizer in (Optimizer[])[Optimizer, .. Group.Members, Rows])
            {
                string prefix = optimizer == Group.Members[1] ? "second." : "";
                optimizer.Add(prefix + "a", Memory(1), Memory(2), 4, 2);
                optimizer.Add(prefix + "b", Memory(3), Memory(4));
            }

            Optimizer.Step();
            Group.Step();
            using MemoryStream stream = new();
            Optimizer.Save(stream, withWeights: true);
            File = stream.ToArray();
            Optimizer.Step();
        }

        public ScheduleFreeAdamW Optimizer { get; } = new();

        public OptimizerGroup<ScheduleFreeAdamW> Group { get; } = new OptimizerGroup<ScheduleFreeAdamW>(new ScheduleFreeAdamW(), new ScheduleFreeAdamW());

        public Adam Rows { get; } = new();

        public byte[] File { get; }

        public ulong[] Bits() =>
        [
            .. _arrays.SelectMany(array => array).Select(value => (ulong)BitConverter.SingleToUInt32Bits(value)),
            .. OptimizerBits.Of(Optimizer), .. Group.Members.SelectMany(OptimizerBits.Of), .. OptimizerBits.Of(Rows),
            Optimizer.IsEvaluating ? 1UL : 0, Group.IsEvaluating ? 1UL : 0,
        ];

        private Memory<float> Memory(int seed)
        {
            float[] array = [.. Enumerable.Range(0, 8).Select(i => (float)Math.Sin((10 * seed) + i))];
            _arrays.Add(array);
            return new FailingMemory(array, _canPin).Memory;
        }
    }
}
