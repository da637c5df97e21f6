namespace OptGen.Compiler.Values;

/// <summary>What tells a value from others of the same operation and inputs; each part belongs to some operations.</summary>
internal sealed record NodeContent
{
    public static readonly NodeContent None = new();

    public bool IsCondition { get; init; }

    public double Value { get; init; }

    public string Name { get; init; } = "";

    public Intrinsic? Function { get; init; }

    public Reduction Reduction { get; init; }

    /// <summary>Which reduction over all parameters it takes part in; null where its own place tells.</summary>
    public int? Total { get; init; }

    public MatrixFunction Matrix { get; init; }
}
