using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>An axis of a tensor of a model: its name, and its length or the call's length that it has.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ModelAxis
{
    private ModelAxis(string name, long length, int symbol, int[]? symbols = null)
    {
        Name = name;
        Length = length;
        Symbol = symbol;
        Symbols = symbols;
    }

    internal string Name { get; }

    /// <summary>How long it is; meaningless where a call tells.</summary>
    internal long Length { get; }

    /// <summary>Which of the lengths that a call gives; negative where the model knows it.</summary>
    internal int Symbol { get; }

    /// <summary>The lengths that a call gives which it follows from, by the formula <see cref="Length"/>; null where it is one of them, or known.</summary>
    internal int[]? Symbols { get; }

    internal bool IsOfCall => Symbol >= 0 || Symbols is not null;

    /// <summary>An axis whose length the model knows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">Its length.</param>
    public static ModelAxis Of(string name, long length) => new(name, length, -1);

    /// <summary>An axis whose length each call gives.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="symbol">Which of these lengths.</param>
    public static ModelAxis OfCall(string name, int symbol) => new(name, 0, symbol);

    /// <summary>An axis whose length follows from lengths that each call gives.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="formula">What <see cref="Model.CountOf"/> computes it by.</param>
    /// <param name="symbols">Which lengths it follows from.</param>
    public static ModelAxis OfFormula(string name, int formula, params int[] symbols) => new(name, formula, -1, symbols);
}
