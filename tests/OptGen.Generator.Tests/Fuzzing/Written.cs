namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>How tightly the outermost operator of an expression binds.</summary>
internal enum Tightness
{
    Conditional,
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Unary,
    Power,
    Atom,
}

/// <summary>An expression as text.</summary>
internal readonly record struct Written(string Text, Tightness Tightness)
{
    /// <summary>The text, in brackets unless it binds at least so tightly.</summary>
    public string As(Tightness tightness) => Tightness >= tightness ? Text : $"({Text})";
}
