namespace OptGen.Compiler.Models.Axes;

/// <summary>A power of what a length is made of: a symbol, or a quotient rounded down.</summary>
internal sealed record LengthFactor
{
    private LengthFactor(LengthSymbol? symbol, Length? dividend, Length? divisor, int power)
    {
        Symbol = symbol;
        Dividend = dividend;
        Divisor = divisor;
        Power = power;
        Key = symbol is not null ? (symbol.IsOfData ? symbol.Name : symbol.Name + (symbol.IsRound ? "°" : "'")) : $"⌊({dividend})/({divisor})⌋";
    }

    /// <summary>The symbol; null for a quotient.</summary>
    public LengthSymbol? Symbol { get; }

    /// <summary>What is divided and rounded down; null for a symbol.</summary>
    public Length? Dividend { get; }

    /// <summary>What it is divided by; null for a symbol.</summary>
    public Length? Divisor { get; }

    /// <summary>The power; below 0 where the length is divided by it, which it must be without remainder.</summary>
    public int Power { get; }

    /// <summary>The factor without its power, as text; equal for equal factors.</summary>
    public string Key { get; }

    public static LengthFactor Of(LengthSymbol symbol, int power = 1) => new(symbol, null, null, power);

    public static LengthFactor OfFloor(Length dividend, Length divisor, int power = 1) => new(null, dividend, divisor, power);

    /// <summary>The same to another power.</summary>
    public LengthFactor To(int power) => new(Symbol, Dividend, Divisor, power);

    public override string ToString() => Symbol?.Name ?? $"⌊({Dividend})/({Divisor})⌋";
}
