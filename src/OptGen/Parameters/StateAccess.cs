using System.Runtime.InteropServices;
using OptGen.Memory;
using OptGen.Narrow;

namespace OptGen.Parameters;

/// <summary>Finds, reads and writes states of parameters by their names.</summary>
internal static class StateAccess
{
    /// <summary>The stored values of a state.</summary>
    public static StateSpan State(this ParameterSet set, Parameter parameter, string name)
    {
        StateInfo state = Find(set, parameter, name);
        if (Narrow(parameter, state) is not null)
        {
            throw new InvalidOperationException($"State '{name}' is kept as {state.Storage}, not as {parameter.ElementType.Name}: copy it by ReadState(parameter, \"{name}\", destination) and change it by WriteState(parameter, \"{name}\", source).");
        }

        return Stored(parameter, state);
    }

    /// <summary>Copies the values of a state, whatever its storage.</summary>
    public static void ReadState(this ParameterSet set, Parameter parameter, string name, Span<float> destination)
    {
        StateInfo state = Find(set, parameter, name);
        if (Narrow(parameter, state) is { } narrow)
        {
            CheckLength(name, parameter.Length, destination.Length, nameof(destination));
            narrow.Read(destination);
            return;
        }

        StateSpan values = Stored(parameter, state);
        CheckLength(name, values.Length, destination.Length, nameof(destination));
        CheckApart(parameter, MemoryMarshal.AsBytes(destination), "The destination", nameof(destination));
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)values[i];
        }
    }

    /// <summary>Sets the values of a state, whatever its storage, in a call of its own.</summary>
    public static void WriteState(this ParameterSet set, Parameter parameter, string name, ReadOnlySpan<float> source)
    {
        Occupancy occupancy = set.Pool.Occupancy;
        occupancy.Enter(set.User);
        try
        {
            Write(set, parameter, name, source);
        }
        finally
        {
            occupancy.Leave();
        }
    }

    private static void Write(ParameterSet set, Parameter parameter, string name, ReadOnlySpan<float> source)
    {
        StateInfo state = Find(set, parameter, name);
        if (Narrow(parameter, state) is { } narrow)
        {
            CheckLength(name, parameter.Length, source.Length, nameof(source));
            narrow.Write(source);
            return;
        }

        StateSpan values = Stored(parameter, state);
        CheckLength(name, values.Length, source.Length, nameof(source));
        if (values.ElementType == typeof(float))
        {
            source.CopyTo(values);
            return;
        }

        CheckApart(parameter, MemoryMarshal.AsBytes(source), "The source", nameof(source));
        Span<double> doubles = values;
        for (int i = 0; i < source.Length; i++)
        {
            doubles[i] = source[i];
        }
    }

    /// <summary>How a parameter keeps a state of its own narrow, for checkpoints: codes and scales. Null where it keeps it in full.</summary>
    public static NarrowState? Narrow(Parameter parameter, StateInfo state) =>
        state.Shape == StateShape.Element ? parameter.NarrowState(PlaceOf(parameter, state)) : null;

    /// <summary>Refuses memory of the caller's that is a part of a parameter's states.</summary>
    public static void CheckApart(Parameter parameter, ReadOnlySpan<byte> bytes, string what, string argument)
    {
        if (!parameter.StatesOverlap(bytes))
        {
            return;
        }

        throw new ArgumentException($"{what} of parameter '{parameter.Name}' shares memory with its {NameOf(parameter, bytes)}: give a copy.", argument);
    }

    /// <summary>Which of a parameter's states shares memory with these bytes.</summary>
    public static string NameOf(Parameter parameter, ReadOnlySpan<byte> bytes)
    {
        foreach (StateInfo state in parameter.States)
        {
            if (Narrow(parameter, state) is null && Stored(parameter, state).Overlaps(bytes))
            {
                return $"state '{state.Name}'";
            }
        }

        return "what a step keeps";
    }

    private static StateInfo Find(ParameterSet set, Parameter parameter, string name)
    {
        set.CheckOwns(parameter);
        OptimizerInfo info = set.Info;
        if (info.States.FirstOrDefault(state => state.Name == name) is not { } found)
        {
            string known = info.States.Count == 0 ? "it has none" : "it has " + string.Join(", ", info.States.Select(state => $"'{state.Name}'"));
            throw new ArgumentException($"The rule of {set.Name} has no state '{name}'; {known}.", nameof(name));
        }

        if (!parameter.States.Contains(found))
        {
            string ranks = string.Join(", ", info.Plans.Where(variant => variant.States.Contains(name)).SelectMany(variant =>
                variant.Ranks.Select(rank => $"{rank}{(variant.IncludesHigherRanks && rank == variant.Ranks[^1] ? " or more" : "")}")));
            throw new ArgumentException($"Parameter '{parameter.Name}' of rank {parameter.Shape.Count} has no state '{name}': the rule of {set.Name} keeps it for parameters of rank {ranks}.", nameof(name));
        }

        return found;
    }

    private static StateSpan Stored(Parameter parameter, StateInfo state)
    {
        int index = PlaceOf(parameter, state);
        return state.Shape switch
        {
            StateShape.Scalar => new StateSpan(parameter.ScalarStates.AsSpan(index, 1)),
            StateShape.Shared => parameter.Set.Shared.Of(state),
            StateShape.Row => new StateSpan(parameter.Vectors!.RowStates[index]),
            StateShape.Column => new StateSpan(parameter.Vectors!.ColumnStates[index]),
            StateShape.Block => new StateSpan(parameter.Vectors!.BlockStates[index]),
            StateShape.Matrix => parameter.MatrixState(state),
            _ => parameter.ElementState(index),
        };
    }

    /// <summary>The place of a state among those of its shape.</summary>
    private static int PlaceOf(Parameter parameter, StateInfo state) => parameter.States.TakeWhile(other => other != state).Count(other => other.Shape == state.Shape);

    private static void CheckLength(string name, int length, int given, string argument)
    {
        if (length != given)
        {
            throw new ArgumentException($"State '{name}' has {length} values, but the span has {given}.", argument);
        }
    }
}
