namespace OptGen.Generator.Lowering;

/// <summary>The length of one side of a matrix, as far as it is known before there is a parameter. Two are equal only if they are so for every parameter.</summary>
internal sealed record Dimension
{
    private Dimension(string name) => Name = name;

    /// <summary>A single number.</summary>
    public static Dimension One { get; } = new("1");

    /// <summary>The length of the parameter's first axis.</summary>
    public static Dimension Rows { get; } = new("rows");

    /// <summary>The product of the lengths of its other axes.</summary>
    public static Dimension Columns { get; } = new("cols");

    /// <summary>The number of the parameter's elements.</summary>
    public static Dimension Elements { get; } = new("numel");

    /// <summary>As rules call it, for diagnostics; a counted one by its hyperparameter or number.</summary>
    public string Name { get; }

    /// <summary>What a counted dimension cannot exceed; null for the others.</summary>
    public Dimension? Bound { get; private init; }

    /// <summary>A number that a constant or a hyperparameter gives, or what there is if that is less.</summary>
    /// <param name="count">The constant's text, or the hyperparameter's key.</param>
    /// <param name="bound">What there is.</param>
    public static Dimension Counted(string count, Dimension bound) => new(count) { Bound = bound };
}
