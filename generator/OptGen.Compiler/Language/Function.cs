namespace OptGen.Compiler.Language;

/// <summary>What sort of thing a function does, and so where it may stand.</summary>
internal enum FunctionKind
{
    /// <summary>A number, or a condition, of numbers: element by element.</summary>
    Elementwise,

    /// <summary>Short for an expression of elementwise functions, as <c>ema(x, e, β)</c> is.</summary>
    Idiom,

    /// <summary>Remembers values from step to step.</summary>
    Memory,

    /// <summary>Draws random numbers.</summary>
    Noise,

    /// <summary>One number of many; alone it may stand behind a scope, as in <c>row.mean(x)</c>.</summary>
    Reduction,

    /// <summary>Of a matrix as a whole.</summary>
    Matrix,

    /// <summary>Of the order of all elements.</summary>
    Order,

    /// <summary>The derivative of an expression.</summary>
    Derivative,

    /// <summary>What the caller computes at another point.</summary>
    Gradient,
}

/// <summary>A function of the language.</summary>
/// <param name="Name">As rules write it.</param>
/// <param name="Kind">What sort of thing it does.</param>
/// <param name="Arities">The numbers of arguments that it takes.</param>
/// <param name="Meaning">What it is, in one line.</param>
internal sealed record Function(string Name, FunctionKind Kind, IReadOnlyList<int> Arities, string Meaning)
{
    /// <summary>The arguments as they are shown where it was called otherwise; null where letters will do.</summary>
    public string? Arguments { get; init; }

    /// <summary>Whether it takes any number of arguments beyond the greatest of <see cref="Arities"/>.</summary>
    public bool TakesMore { get; init; }

    /// <summary>The values of its last arguments, where they are left out.</summary>
    public IReadOnlyList<double> Defaults { get; init; } = [];

    /// <summary>Whether it may stand behind <c>world.</c>.</summary>
    public bool IsOfWorld { get; init; }

    /// <summary>Whether it is a reduction behind a scope alone; without one, the name is another function.</summary>
    public bool NeedsScope { get; init; }

    /// <summary>What it is called elsewhere, in lower case.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Whether a schedule may call it, which has neither elements nor a memory.</summary>
    public bool IsInSchedules => Kind is FunctionKind.Elementwise or FunctionKind.Idiom;

    /// <summary>Whether it may stand in what is differentiated.</summary>
    public bool IsInDerivatives => Kind is FunctionKind.Elementwise or FunctionKind.Idiom or FunctionKind.Noise;

    /// <summary>A call with the fewest of its numbers of arguments.</summary>
    public string Usage => $"{Name}({Arguments ?? Arities.Min() switch { 0 => "", 1 => "x", 2 => "a, b", _ => "a, b, c" }})";

    /// <summary>The values of the arguments that a call leaves out.</summary>
    public IEnumerable<double> DefaultsBehind(int count) => Defaults.Skip(Math.Max(0, count - Arities.Max() + Defaults.Count));

    public bool Takes(int count) => Arities.Contains(count) || (TakesMore && count > Arities.Max());
}
