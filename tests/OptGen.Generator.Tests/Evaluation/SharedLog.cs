namespace OptGen.Generator.Tests.Evaluation;

/// <summary>What the states that the whole optimizer has one of were given at a step, in the order of the rule: found once, with the optimizer's own count of steps.</summary>
internal sealed class SharedLog
{
    private readonly List<(double Value, bool IsUncertain)> _values = [];

    /// <summary>The number of the step by the optimizer's count.</summary>
    public long Step { get; set; }

    /// <summary>What these states held before the step, by their keys.</summary>
    public Func<string, double> Before { get; set; } = _ => 0;

    public void Add(double value, bool isUncertain) => _values.Add((value, isUncertain));

    /// <summary>Gives the values once more, one at each call.</summary>
    public Func<(double Value, bool IsUncertain)> Replay()
    {
        int next = 0;
        return () => _values[next++];
    }
}
