using System.Diagnostics.Metrics;

namespace OptGen.Tests.Calls;

/// <summary>A call within a call, or beside it, is refused and leaves the first one alone.</summary>
[Collection(Metrics.MetricsTests.Name)]
public sealed class NestedCallTests
{
    private readonly float[] _weights = [1, 2];
    private readonly float[] _gradient = [1, 1];
    private readonly Adam _adam = new();

    public NestedCallTests() => _adam.Add("w", _weights, _gradient);

    private Action[] Refused =>
    [
        () => _adam.Step(), () => _adam.Step(() => 1), () => _adam.Step(_adam.Parameters[0], new float[2], new float[2]), () => _adam.StepRows(_adam.Parameters[0], [0], new float[1]),
        () => _adam.Add("v", new float[1], new float[1]), () => _adam.AddWithoutMemory<float>("u", 1), () => _adam.Save(new MemoryStream()), () => _adam.Load(new MemoryStream()),
        _adam.Reset, () => _adam.UseEvaluationWeights(), _adam.UseTrainingWeights, () => _adam.Schedule("LearningRate", new ConstantRate(1)), () => new SnapshotEnsemble(_adam, 1).Take(),
        () => GradientAccumulator.Of(_adam, 1).Step(), () => _adam.Unschedule("LearningRate"), () => _adam.WriteState(_adam.Parameters[0], "m", new float[2]),
    ];

    [Fact]
    public void AClosureMayPrepareGradientsAndNoMore()
    {
        _adam.Step(() =>
        {
            Assert.All(Refused, call => Assert.Contains("Adam is under way", Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal));
            _adam.ZeroGradients();
            _gradient[0] = 1;
            _adam.Parameters[0].SetHessian(new float[2]);
            return 3;
        });

        Assert.Equal(1, _adam.StepCount);
        Assert.Single(_adam.Parameters);
        Assert.Equal(1 - 1e-3, _weights[0], 1e-6);
        Assert.Equal(2, _weights[1]);
        _adam.Step();
    }

    [Fact]
    public void AScheduleAndMemoryMayCallNothing()
    {
        List<Exception?> caught = [];
        void Try() => caught.AddRange([.. Refused.Append(_adam.ZeroGradients).Select(Record.Exception)]);
        _adam.Schedule("LearningRate", new Calling(Try, from: 2));
        _adam.Step();
        _adam.Step();
        FailingMemory memory = new([1, 2], canPin: true);
        _adam.Add("foreign", memory.Memory, new float[2]);
        memory.Asked = Try;
        _adam.Step();

        Assert.True(caught.Count >= 30);
        Assert.All(caught, exception => Assert.IsType<InvalidOperationException>(exception));
        Assert.Equal(3, _adam.StepCount);
    }

    [Fact]
    public void AListenerMayCallNothing()
    {
        Exception? caught = null;
        using MeterListener listener = new() { InstrumentPublished = (instrument, all) => { if (instrument.Name == OptimizerMetrics.WeightNormName) { all.EnableMeasurementEvents(instrument); } } };
        bool isOurs = false;
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => caught ??= isOurs ? Record.Exception(() => _adam.Step()) : null);
        listener.Start();
        isOurs = true;
        _adam.Step();
        isOurs = false;

        Assert.IsType<InvalidOperationException>(caught);
        Assert.Equal(1, _adam.StepCount);
    }

    [Fact]
    public void ThreadsTakeTurnsOrAreRefused()
    {
        float[] weights = new float[100_000];
        Adam adam = new();
        adam.Add("w", weights, new float[weights.Length]);
        int applied = 0;
        int refused = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                if (Record.Exception(() => adam.Step()) is null)
                {
                    Interlocked.Increment(ref applied);
                }
                else
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(200, applied + refused);
        Assert.Equal(applied, adam.StepCount);
        Assert.Equal(applied, adam.Parameters[0].StepCount);
    }

    private sealed class Calling(Action call, long from) : Schedule
    {
        protected override double ValueAt(double t)
        {
            if (t >= from)
            {
                call();
            }

            return 1e-3;
        }
    }
}
