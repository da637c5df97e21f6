namespace OptGen.Compiler.Emission;

/// <summary>Writes the lines of the rule above the code that they stand for, each once for all code that follows it.</summary>
internal sealed class StatementComments
{
    private string _last = "";

    public void Write(CodeWriter writer, IReadOnlyList<string> statements)
    {
        string joined = string.Join("\n", statements);
        if (joined.Length == 0 || joined == _last)
        {
            return;
        }

        writer.Separate();
        foreach (string statement in statements)
        {
            writer.Line("// " + statement);
        }

        _last = joined;
    }
}
