using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Runs on a thread with as little stack as a compiler may give: 1 MB.</summary>
internal static class SmallStack
{
    private const int Size = 1 << 20;

    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    /// <summary>How long something takes; what takes long is done again, because other programs may be running.</summary>
    public static TimeSpan Measure(Action action, TimeSpan longest)
    {
        TimeSpan shortest = TimeSpan.MaxValue;
        for (int i = 0; i < 3 && shortest > longest; i++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            action();
            shortest = watch.Elapsed < shortest ? watch.Elapsed : shortest;
        }

        return shortest;
    }
}
