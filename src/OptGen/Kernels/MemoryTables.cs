namespace OptGen.Kernels;

/// <summary>The memory of all parameters of an optimizer, by type.</summary>
internal sealed class MemoryTables
{
    public MemoryTables(IReadOnlyList<Parameter> parameters)
    {
        Singles = parameters.Any(parameter => parameter is Parameter<float>) ? new(parameters) : null;
        Doubles = parameters.Any(parameter => parameter is Parameter<double>) ? new(parameters) : null;
    }

    /// <summary>Those of <see cref="float"/>; null where there are none.</summary>
    public SegmentTable<float>? Singles { get; }

    /// <summary>Those of <see cref="double"/>; null where there are none.</summary>
    public SegmentTable<double>? Doubles { get; }
}
