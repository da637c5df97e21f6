namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>What a random rule is made of.</summary>
internal enum RuleKind
{
    /// <summary>What concerns each weight by itself.</summary>
    Elementwise,

    /// <summary>Reductions over a parameter, over all of them and over units, too.</summary>
    Reducing,

    /// <summary>Reductions over rows and columns, too.</summary>
    ByRows,
}
