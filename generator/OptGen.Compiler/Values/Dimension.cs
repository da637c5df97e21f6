namespace OptGen.Compiler.Values;

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

    /// <summary>Of a matrix whose size its use will tell.</summary>
    public static Dimension Unknown { get; } = new("?");

    /// <summary>As rules call it, for diagnostics.</summary>
    public string Name { get; }

    /// <summary>What a counted side cannot exceed; null for the others, and where nothing bounds it.</summary>
    public Dimension? Bound { get; private init; }

    /// <summary>How many sides bound each other, this one included.</summary>
    public int Depth { get; private init; } = 1;

    /// <summary>The constant that a counted side has as its length, or NaN where a hyperparameter gives it.</summary>
    public double Count { get; private init; }

    /// <summary>The number of the parameter's axis that the length is of; null for the others.</summary>
    public int? Axis { get; private init; }

    /// <summary>The key of the hyperparameter that a counted side has as its length.</summary>
    public string Hyperparameter { get; private init; } = "";

    /// <summary>The two sides that a product is of; null for the others.</summary>
    public (Dimension First, Dimension Second)? Factors { get; private init; }

    /// <summary>The keys of all hyperparameters that the length depends on.</summary>
    public IEnumerable<string> Hyperparameters =>
        Factors is { } factors ? factors.First.Hyperparameters.Concat(factors.Second.Hyperparameters)
        : Hyperparameter.Length > 0 ? [Hyperparameter, .. Bound?.Hyperparameters ?? []]
        : Bound?.Hyperparameters ?? [];

    /// <summary>Of what is kept of the last steps, the key of the state that tells how many there have been; empty for the others.</summary>
    public string CountKey { get; private init; } = "";

    /// <summary>The length of an axis of the parameter.</summary>
    public static Dimension OfAxis(int number) => new($"axis({number})") { Axis = number };

    /// <summary>The size of blocks that a constant or a hyperparameter gives, by its text or key.</summary>
    public static Dimension OfBlock(string size) => new(size) { Bound = Elements };

    /// <summary>A side as long as a constant or a hyperparameter says, or as another one if that is shorter.</summary>
    public static Dimension Counted(string name, double count, string hyperparameter, Dimension? bound) =>
        new(name) { Count = count, Hyperparameter = hyperparameter, Bound = bound, Depth = (bound?.Depth ?? 0) + 1 };

    /// <summary>As long as two sides multiplied.</summary>
    public static Dimension Product(Dimension first, Dimension second) => new($"{first.Name}*{second.Name}") { Factors = (first, second) };

    /// <summary>This many values of the last steps, fewer at first.</summary>
    public Dimension OfHistory(string countKey) => this with { CountKey = countKey };
}
