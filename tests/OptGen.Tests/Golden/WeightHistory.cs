namespace OptGen.Tests.Golden;

/// <summary>The weights after each step of a run, and how far and how large each of them has been.</summary>
/// <param name="initial">The weights before the first step.</param>
internal sealed class WeightHistory(double[] initial)
{
    private readonly double[] _movement = new double[initial.Length];
    private readonly double[] _peak = new double[initial.Length];

    /// <summary>The weights after each step.</summary>
    public List<double[]> Weights { get; } = [];

    /// <summary>How far each weight has been from its start, up to each step.</summary>
    public List<double[]> Movements { get; } = [];

    /// <summary>The largest magnitude of each weight, up to each step.</summary>
    public List<double[]> Peaks { get; } = [];

    public void Add(double[] current)
    {
        for (int i = 0; i < current.Length; i++)
        {
            _movement[i] = Math.Max(_movement[i], Math.Abs(current[i] - initial[i]));
            _peak[i] = Math.Max(_peak[i], Math.Max(Math.Abs(current[i]), Math.Abs(initial[i])));
        }

        Weights.Add(current);
        Movements.Add([.. _movement]);
        Peaks.Add([.. _peak]);
    }
}
