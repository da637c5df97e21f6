namespace OptGen.Compiler.Language;

/// <summary>What a text of the language is.</summary>
internal enum TextKind
{
    /// <summary>What an optimizer does to weights: statements.</summary>
    Rule,

    /// <summary>A number of each step: it ends in an expression, its value.</summary>
    Schedule,

    /// <summary>What a model computes: tensors are declared by their axes, and it may end in an expression, its result.</summary>
    Model,
}
