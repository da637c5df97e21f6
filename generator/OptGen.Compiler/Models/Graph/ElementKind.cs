namespace OptGen.Compiler.Models.Graph;

/// <summary>What the elements of a tensor are.</summary>
internal enum ElementKind
{
    /// <summary>Numbers of the model's element type.</summary>
    Number,

    /// <summary>Whole numbers: what indexes, labels, and what is compared with these. They have no gradient.</summary>
    Integer,

    /// <summary>Truth values.</summary>
    Condition,
}
