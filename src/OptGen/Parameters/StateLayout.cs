using System.Numerics;
using OptGen.Memory;

namespace OptGen.Parameters;

/// <summary>Gives parameters their states, side by side in as few blocks of memory as possible.</summary>
internal static class StateLayout
{
    /// <summary>Lays out the states of those parameters of one type that have none yet.</summary>
    /// <param name="parameters">All parameters of an optimizer, in order.</param>
    /// <param name="mayAdjoin">Whether passes run over neighbouring parameters as if they were one, so that their states should lie without gaps, too.</param>
    public static void LayOut<T>(ReadOnlySpan<Parameter> parameters, bool mayAdjoin)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // An array, because a list would be compiled in the first step.
        Parameter<T>[] group = new Parameter<T>[parameters.Length];
        int grouped = 0;
        int count = 0;
        long length = 0;
        foreach (Parameter each in parameters)
        {
            if (each is not Parameter<T> { HasStates: false } parameter)
            {
                continue;
            }

            bool adjoins = mayAdjoin && grouped > 0 && parameter.Follows(group[grouped - 1]);
            long start = adjoins ? length : StateBlock<T>.Padded(length);
            if (grouped > 0 && (parameter.WideStateCount != count || !StateBlock<T>.Holds(count, StateBlock<T>.Padded(start + parameter.Length))))
            {
                Allocate<T>(group.AsSpan(0, grouped), count, length);
                grouped = 0;
                start = 0;
            }

            count = parameter.WideStateCount;
            parameter.StateStart = (int)start;
            group[grouped++] = parameter;
            length = start + parameter.Length;
        }

        if (grouped > 0)
        {
            Allocate<T>(group.AsSpan(0, grouped), count, length);
        }
    }

    private static void Allocate<T>(ReadOnlySpan<Parameter<T>> group, int count, long length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        StateBlock<T> block = new(count, StateBlock<T>.Padded(length), place: 2);
        foreach (Parameter<T> parameter in group)
        {
            parameter.SetStates(new ElementStates<T>(block, count, parameter.StateStart, parameter.Length));
        }
    }
}
