namespace OptGen.Tests.Steps.Protocol;

/// <summary>Steps of one kind, made of one target, whose gradients do not depend on the weights.</summary>
internal sealed class StepRun
{
    private readonly StepKind _kind;
    private readonly Func<int, float> _gradient;
    private StepOptions _options;
    private GradientAccumulator? _accumulator;

    /// <param name="kind">The kind of the steps.</param>
    /// <param name="type">The type of optimizer.</param>
    /// <param name="isGroup">Whether it is a group of two.</param>
    /// <param name="rows">How many rows the first parameter has.</param>
    /// <param name="gradient">The gradient of each element; (3, 4, 0, …) and (12, 0, 0), of the norm 13, where it is left out.</param>
    public StepRun(StepKind kind, Type type, bool isGroup, int rows = 3, Func<int, float>? gradient = null)
    {
        _kind = kind;
        _gradient = gradient ?? (i => i switch { 0 => 3, 1 => 4, _ => 0 });
        Target = StepTarget.Of(type, isGroup, rows);
        Closure = () =>
        {
            FillGradients();
            Calls++;
            return StepKind.Loss;
        };
    }

    public StepTarget Target { get; }

    public Func<double> Closure { get; }

    public GradientAccumulator Accumulator => _accumulator ??= Target.Accumulate(1);

    /// <summary>In how many calls the last step was made.</summary>
    public int Calls { get; private set; }

    /// <summary>What is to be done to the gradients of a call, by its number, from 1.</summary>
    public Action<int>? Disturb { get; set; }

    /// <summary>The norm of the gradients that take part.</summary>
    public double Norm => _kind.IsOfAll ? 13 : 5;

    /// <summary>Gives the options to the target, or to the call where it takes them.</summary>
    public StepOptions Options
    {
        set
        {
            _options = value;
            Target.Options = value;
        }
    }

    /// <summary>The options for a call; the target has others, which must not count.</summary>
    public StepOptions TakeOptions()
    {
        Target.Options = new StepOptions { GradientScale = 1000 };
        return _options;
    }

    public float[] RowGradients(int[] rows) => [.. rows.SelectMany(row => Target.Gradients[0].Skip(row * 4).Take(4))];

    /// <summary>Makes a whole step, in as many calls as it takes.</summary>
    public StepResult Step()
    {
        Calls = 0;
        StepResult result;
        do
        {
            result = Call();
        }
        while (result.NeedsGradient);

        return result;
    }

    /// <summary>Makes one call of a step.</summary>
    public StepResult Call()
    {
        if (!_kind.IsClosure)
        {
            FillGradients();
            Calls++;
        }

        return _kind.Call(this);
    }

    /// <summary>Checks that all weights that take part have moved by this much of their gradients, and no others.</summary>
    public void CheckMoved(double amount, double tolerance = 0)
    {
        Assert.Equal(-amount * 3, Target.Weights[0][0], tolerance);
        Assert.Equal(-amount * 4, Target.Weights[0][1], tolerance);
        Assert.Equal(_kind.IsOfAll ? -amount * 12 : 0, Target.Weights[1][0], tolerance);
    }

    private void FillGradients()
    {
        for (int i = 0; i < Target.Gradients[0].Length; i++)
        {
            Target.Gradients[0][i] = _gradient(i);
        }

        Target.Gradients[1].AsSpan().Clear();
        Target.Gradients[1][0] = 12;
        Disturb?.Invoke(Calls + 1);
    }
}
