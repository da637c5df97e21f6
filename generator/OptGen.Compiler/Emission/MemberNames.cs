namespace OptGen.Compiler.Emission;

/// <summary>Gives private members names that nothing else in the class has.</summary>
internal sealed class MemberNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The name itself where it is free; otherwise with underscores before it.</summary>
    public string Unique(string name)
    {
        while (!_taken.Add(name))
        {
            name = "_" + name;
        }

        return name;
    }
}
