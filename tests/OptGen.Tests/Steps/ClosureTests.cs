using OptGen.Tests.Gradients;
using OptGen.Tests.Support;

namespace OptGen.Tests.Steps;

/// <summary>Steps that compute their gradients themselves.</summary>
public sealed class ClosureTests
{
    private readonly float[] _w = [1, -2, 3];
    private readonly float[] _g = new float[3];
    private int _calls;

    /// <summary>Every shipped optimizer steps as by hand: the gradients computed, the step made, as often as it asks.</summary>
    [Theory]
    [MemberData(nameof(ShippedOptimizers.Names), MemberType = typeof(ShippedOptimizers))]
    public void AClosureIsAStepByHand(string name)
    {
        float[] Run(Action<Optimizer, Func<double>> step)
        {
            Optimizer optimizer = ShippedOptimizers.Create(name);
            float[] w = [.. Enumerable.Range(0, 12).Select(i => (float)Trajectory.Weight(i))];
            float[] g = new float[12];
            optimizer.AddWithHessian<float>("w", w, g, 3, 4);
            for (int t = 0; t < 3; t++)
            {
                step(optimizer, () =>
                {
                    for (int i = 0; i < w.Length; i++)
                    {
                        g[i] = (0.1f * i * w[i]) + 0.2f;
                    }

                    return 1 + Math.Abs(w[0]);
                });
            }

            return w;
        }

        float[] byHand = Run((optimizer, closure) =>
        {
            while (optimizer.Step(closure()).NeedsGradient)
            {
            }
        });

        Assert.Equal(byHand, Run((optimizer, closure) => Assert.Equal(StepStatus.Applied, optimizer.Step(closure).Status)));
    }

    [Fact]
    public void TheLossIsTheFirstOne()
    {
        SharpHeavyBall optimizer = new();
        optimizer.Add("w", _w, _g);
        ProgressLog log = new();
        StepResult result = optimizer.Step(Quadratic, log);

        Assert.Equal(7, result.Loss);
        Assert.Equal(2, _calls);
        Assert.Equal([new StepProgress(1, 7, null, 2)], log.Reports);
    }

    [Fact]
    public void AStepThatAnExceptionCutShortIsFinishedByTheNextCall()
    {
        float[] Run(bool fails)
        {
            SharpHeavyBall optimizer = new();
            float[] w = [1, -2, 3];
            float[] g = new float[3];
            optimizer.Add("w", w, g);
            int calls = 0;
            double Closure()
            {
                if (++calls == 2 && fails)
                {
                    throw new TimeZoneNotFoundException();
                }

                w.CopyTo(g, 0);
                return 1;
            }

            if (fails)
            {
                Assert.Throws<TimeZoneNotFoundException>(() => optimizer.Step(Closure));
                Assert.True(optimizer.IsWaitingForGradient);
            }

            optimizer.Step(Closure);
            return w;
        }

        Assert.Equal(Run(fails: false), Run(fails: true));
    }

    [Fact]
    public void OptionsCount()
    {
        SGD optimizer = new(1);
        optimizer.Add("w", _w, _g);
        StepResult result = optimizer.Step(Quadratic, new StepOptions { MaxGradientNorm = 1e9, ZeroGradients = true });

        Assert.Equal(Math.Sqrt(14), result.GradientNorm!.Value, 1e-12);
        Assert.Equal([0f, 0, 0], _w);
        Assert.Equal([0f, 0, 0], _g);
    }

    [Fact]
    public void AStepByClosureAllocatesNothing()
    {
        SharpHeavyBall optimizer = new();
        optimizer.Add("w", _w, _g);
        Func<double> closure = Quadratic;

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step(closure)));
    }

    private double Quadratic()
    {
        _calls++;
        _w.CopyTo(_g, 0);
        double loss = 0;
        foreach (float w in _w)
        {
            loss += 0.5 * w * w;
        }

        return loss;
    }
}
