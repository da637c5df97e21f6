namespace OptGen.Compiler.Values;

/// <summary>A value that lives from step to step.</summary>
/// <param name="Key">Its key among the names of the rule.</param>
/// <param name="Name">As the user knows it.</param>
/// <param name="Stored">The value that it had before the step.</param>
/// <param name="Updated">The value that it has after the step.</param>
internal sealed record StateSymbol(string Key, string Name, Node Stored, Node Updated)
{
    public Shape Shape => Stored.Shape;

    public bool IsWritten => Updated != Stored;
}
