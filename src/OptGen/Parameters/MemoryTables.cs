using System.Numerics;

namespace OptGen.Parameters;

/// <summary>The memory of all parameters of an optimizer, by type.</summary>
internal sealed class MemoryTables
{
    // Of the type that is not there, nothing is compiled: the calls for each stand in methods of their own.
    public MemoryTables(ReadOnlySpan<Parameter> parameters)
    {
        int singles = 0;
        foreach (Parameter parameter in parameters)
        {
            singles += parameter.ElementType == typeof(float) ? 1 : 0;
        }

        HasSingles = singles > 0;
        HasDoubles = singles < parameters.Length;
        if (HasSingles)
        {
            AddSingles(parameters, singles);
        }

        if (HasDoubles)
        {
            AddDoubles(parameters, parameters.Length - singles);
        }
    }

    public bool HasSingles { get; }

    public bool HasDoubles { get; }

    /// <summary>Those of <see cref="float"/>; null where there are none.</summary>
    public SegmentTable<float>? Singles { get; private set; }

    /// <summary>Those of <see cref="double"/>; null where there are none.</summary>
    public SegmentTable<double>? Doubles { get; private set; }

    private void AddSingles(ReadOnlySpan<Parameter> parameters, int count) => Singles = TableOf<float>(parameters, count);

    private void AddDoubles(ReadOnlySpan<Parameter> parameters, int count) => Doubles = TableOf<double>(parameters, count);

    private static SegmentTable<T> TableOf<T>(ReadOnlySpan<Parameter> parameters, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Parameter<T>[] typed = new Parameter<T>[count];
        int place = 0;
        foreach (Parameter parameter in parameters)
        {
            if (parameter is Parameter<T> one)
            {
                typed[place++] = one;
            }
        }

        return new SegmentTable<T>(typed);
    }
}
