namespace OptGen.Compiler.Text;

/// <summary>The words that C# keeps for itself.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
        "__arglist", "__makeref", "__reftype", "__refvalue",
    };

    /// <summary>Words that may name a variable but not a type, or not without a warning.</summary>
    private static readonly HashSet<string> NoTypes = new(StringComparer.Ordinal)
    {
        "await", "dynamic", "extension", "field", "file", "nint", "notnull", "nuint", "partial", "record", "required", "scoped", "unmanaged",
        "var", "where", "yield",
    };

    /// <summary>The name of a variable or member as it is written in C#.</summary>
    public static string Escape(string name) => Reserved.Contains(name) ? "@" + name : name;

    /// <summary>The name of a type as it is written in C#.</summary>
    public static string EscapeType(string name) => NoTypes.Contains(name) ? "@" + name : Escape(name);
}
