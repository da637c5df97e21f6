using System.Reflection;
using System.Runtime.CompilerServices;

namespace OptGen.Metrics;

/// <summary>
/// Keeps the making of instruments out of the first step of a process, where nobody can listen yet: it takes as long as everything else in that step.
/// </summary>
internal static class MetricsStart
{
    private const string Library = "System.Diagnostics.DiagnosticSource";

    private static bool s_hasBegun;

    /// <summary>Whether somebody listens to a step.</summary>
    public static bool IsListenedTo => (s_hasBegun || IsLibraryLoaded()) && Ask();

    /// <summary>Makes the instruments beside what follows the first step, for those who listen from outside the process.</summary>
    public static void Begin()
    {
        if (!s_hasBegun)
        {
            s_hasBegun = true;
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Ask(), null);
        }
    }

    // By itself, because compiling a method that names the instruments loads the library.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Ask() => OptimizerMetrics.IsListenedTo;

    /// <summary>Who listens in this process has loaded it.</summary>
    private static bool IsLibraryLoaded()
    {
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.FullName!.StartsWith(Library, StringComparison.Ordinal))
            {
                s_hasBegun = true;
            }
        }

        return s_hasBegun;
    }
}
