namespace OptGen.Compiler.Mistakes;

/// <summary>A rule turned out to be too large while it was being compiled; it is refused by the message.</summary>
/// <param name="diagnostic">What to say; its place is in the declared rule.</param>
internal sealed class BeyondLimitException(RuleDiagnostic diagnostic) : Exception
{
    public RuleDiagnostic Diagnostic { get; } = diagnostic;
}
