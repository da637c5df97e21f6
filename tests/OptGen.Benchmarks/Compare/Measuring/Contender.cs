using System.Diagnostics;

namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>One implementation of the work of a row.</summary>
/// <param name="name">Its column in the tables.</param>
internal abstract class Contender(string name) : IDisposable
{
    /// <summary>Its column in the tables.</summary>
    public string Name { get; } = name;

    /// <summary>Does the work a number of times.</summary>
    /// <param name="steps">How many times.</param>
    /// <returns>The seconds that all of them took.</returns>
    public virtual double Seconds(int steps)
    {
        long start = Stopwatch.GetTimestamp();
        Run(steps);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Frees the memory.</summary>
    public virtual void Dispose()
    {
    }

    /// <summary>Does the work a number of times, within this process.</summary>
    /// <param name="steps">How many times.</param>
    protected virtual void Run(int steps) => throw new NotSupportedException();
}
