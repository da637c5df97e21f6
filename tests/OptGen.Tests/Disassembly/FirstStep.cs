using System.Globalization;
using System.Runtime;

namespace OptGen.Tests.Disassembly;

/// <summary>What the first step of a process compiles.</summary>
internal static class FirstStep
{
    /// <summary>How many methods it compiles on its own thread, and how many those of another optimizer do.</summary>
    public static IEnumerable<string> Lines()
    {
        yield return Count(new AdamW());
        yield return Count(new Lion());
    }

    private static string Count(Optimizer optimizer)
    {
        optimizer.Add("w", new float[1 << 18], new float[1 << 18]);
        long before = JitInfo.GetCompiledMethodCount(currentThread: true);
        optimizer.Step();
        return (JitInfo.GetCompiledMethodCount(currentThread: true) - before).ToString(CultureInfo.InvariantCulture);
    }
}
