using OptGen.Compiler.Binding;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Emission;

/// <summary>Gives every value a C# identifier of its own within a method.</summary>
internal sealed class Identifiers
{
    private readonly HashSet<string> _taken;

    /// <summary>The last number that each name was given.</summary>
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public Identifiers(params string[] reserved) => _taken = new HashSet<string>(reserved, StringComparer.Ordinal);

    /// <summary>The name itself where it is free and C# allows it; otherwise one made of it.</summary>
    public string Unique(string name)
    {
        // The name of a field comes as it is written in C#.
        string wanted = PropertyNames.Identifier(name.TrimStart('@'));
        wanted = char.IsDigit(wanted[0]) ? "_" + wanted : wanted;
        string identifier = wanted;
        while (!_taken.Add(identifier))
        {
            int number = _numbers.TryGetValue(wanted, out int last) ? last + 1 : 2;
            _numbers[wanted] = number;
            identifier = wanted + "_" + number;
        }

        return Keywords.Escape(identifier);
    }
}
