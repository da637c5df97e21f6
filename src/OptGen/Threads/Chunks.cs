namespace OptGen.Threads;

/// <summary>How passes are cut: at multiples of a length at which reductions are, too.</summary>
internal static class Chunks
{
    /// <summary>What a reduction adds up at once.</summary>
    public const int Unit = 4096;

    private const int Largest = 16 * Unit;

    /// <summary>Items that threads find enough of to end together, each long enough to be worth claiming.</summary>
    private const int Wanted = 64;

    /// <summary>How many elements an item should have.</summary>
    public static nint LengthFor(long elements)
    {
        long length = Math.Clamp(elements / Wanted, Unit, Largest);
        length = Math.Max(length, elements / (Crew.MostItems / 2));
        return (nint)((length + Unit - 1) / Unit * Unit);
    }
}
