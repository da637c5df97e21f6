using System.Runtime.CompilerServices;

namespace OptGen.Compiler.Text;

/// <summary>Tells whether the thread at hand can go deeper: how much stack a compiler gives its threads differs.</summary>
internal static class StackSpace
{
    /// <summary>Whether there is enough left for a level of nesting.</summary>
    public static bool IsEnough()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }
}
