namespace OptGen.Kernels;

/// <summary>The memory of all parameters of an optimizer, by type.</summary>
internal sealed class MemoryTables
{
    public MemoryTables(IReadOnlyList<Parameter> parameters)
    {
        Parameter<float>[] singles = [.. parameters.OfType<Parameter<float>>()];
        Parameter<double>[] doubles = [.. parameters.OfType<Parameter<double>>()];
        Singles = singles.Length > 0 ? new(singles) : null;
        Doubles = doubles.Length > 0 ? new(doubles) : null;
    }

    /// <summary>Those of <see cref="float"/>; null where there are none.</summary>
    public SegmentTable<float>? Singles { get; }

    /// <summary>Those of <see cref="double"/>; null where there are none.</summary>
    public SegmentTable<double>? Doubles { get; }
}
