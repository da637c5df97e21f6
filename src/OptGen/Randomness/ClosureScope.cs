namespace OptGen.Randomness;

/// <summary>
/// Tells a step that calls a closure several times from several steps: what draws noise within the closure draws the same in all of these calls, so that they compute one function.
/// </summary>
internal static class ClosureScope
{
    [ThreadStatic]
    private static long t_current;

    private static long s_last;

    /// <summary>The step whose closure runs on this thread, of the outermost where they are nested; 0 outside of closures.</summary>
    public static long Current => t_current;

    /// <summary>Begins a step.</summary>
    /// <returns>What <see cref="Leave"/> needs to know.</returns>
    public static long Enter()
    {
        long before = t_current;
        if (before == 0)
        {
            t_current = Interlocked.Increment(ref s_last);
        }

        return before;
    }

    /// <summary>Ends it.</summary>
    public static void Leave(long before) => t_current = before;
}
