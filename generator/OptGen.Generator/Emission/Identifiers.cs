using OptGen.Generator.Binding;

namespace OptGen.Generator.Emission;

/// <summary>Gives every value a C# identifier of its own within a method.</summary>
internal sealed class Identifiers
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    private readonly HashSet<string> _taken;

    public Identifiers(params string[] reserved) => _taken = new HashSet<string>(reserved, StringComparer.Ordinal);

    /// <summary>The name as it may be written in C#, where it could be a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The name itself where it is free and C# allows it; otherwise one made of it.</summary>
    public string Unique(string name)
    {
        string wanted = PropertyNames.Identifier(name);
        wanted = Keywords.Contains(wanted) || char.IsDigit(wanted[0]) ? "_" + wanted : wanted;
        string identifier = wanted;
        for (int i = 2; !_taken.Add(identifier); i++)
        {
            identifier = wanted + "_" + i;
        }

        return identifier;
    }
}
