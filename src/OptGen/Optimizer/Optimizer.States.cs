using System.Runtime.InteropServices;
using OptGen.Narrow;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>The stored values of a state.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="name">The state's name in the rule: one of <see cref="OptimizerInfo.States"/>.</param>
    /// <returns>One value per weight, in the weights' type. For a state of rows, columns or blocks: one <see cref="double"/> each. For a scalar state: one <see cref="double"/>.</returns>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, or the rule has no such state, or not for parameters of its rank.</exception>
    /// <exception cref="InvalidOperationException">The state is stored in fewer bits than the weights, so there is no such memory: use <see cref="ReadState(Parameter, string, Span{float})"/> and <see cref="WriteState(Parameter, string, ReadOnlySpan{float})"/>.</exception>
    public StateSpan State(Parameter parameter, string name)
    {
        StateInfo state = FindState(parameter, name);
        if (NarrowState(parameter, state) is not null)
        {
            throw new InvalidOperationException($"State '{name}' is kept as {state.Storage}, not as {parameter.ElementType.Name}: copy it by ReadState(parameter, \"{name}\", destination) and change it by WriteState(parameter, \"{name}\", source).");
        }

        return Stored(parameter, state);
    }

    /// <summary>The stored values of a state, as a span of their type.</summary>
    /// <typeparam name="T">The parameter's element type; <see cref="double"/> for a scalar state.</typeparam>
    /// <exception cref="InvalidOperationException">The state has the other type, or is stored in fewer bits than the weights.</exception>
    /// <inheritdoc cref="State(Parameter, string)"/>
    public Span<T> State<T>(Parameter parameter, string name)
        where T : unmanaged => State(parameter, name).AsSpan<T>();

    /// <summary>Copies the values of a state, whatever its storage.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="name">The state's name in the rule: one of <see cref="OptimizerInfo.States"/>.</param>
    /// <param name="destination">As many elements as the state has; values in <see cref="double"/> are rounded to the nearest.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, the rule has no such state, or not for parameters of its rank, or the length differs.</exception>
    public void ReadState(Parameter parameter, string name, Span<float> destination)
    {
        StateInfo state = FindState(parameter, name);
        if (NarrowState(parameter, state) is { } narrow)
        {
            CheckStateLength(name, parameter.Length, destination.Length, nameof(destination));
            narrow.Read(destination);
            return;
        }

        StateSpan values = Stored(parameter, state);
        CheckStateLength(name, values.Length, destination.Length, nameof(destination));
        CheckApartFromStates(parameter, MemoryMarshal.AsBytes(destination), "The destination", nameof(destination));
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)values[i];
        }
    }

    /// <summary>Sets the values of a state, whatever its storage.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="name">The state's name in the rule: one of <see cref="OptimizerInfo.States"/>.</param>
    /// <param name="source">As many elements as the state has; where it is kept narrower, they are rounded to the nearest.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer, the rule has no such state, or not for parameters of its rank, or the length differs.</exception>
    /// <exception cref="InvalidOperationException">A call is under way.</exception>
    public void WriteState(Parameter parameter, string name, ReadOnlySpan<float> source)
    {
        _occupancy.Enter(this);
        try
        {
            Write(parameter, name, source);
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    private void Write(Parameter parameter, string name, ReadOnlySpan<float> source)
    {
        StateInfo state = FindState(parameter, name);
        if (NarrowState(parameter, state) is { } narrow)
        {
            CheckStateLength(name, parameter.Length, source.Length, nameof(source));
            narrow.Write(source);
            return;
        }

        StateSpan values = Stored(parameter, state);
        CheckStateLength(name, values.Length, source.Length, nameof(source));
        if (values.ElementType == typeof(float))
        {
            source.CopyTo(values);
            return;
        }

        CheckApartFromStates(parameter, MemoryMarshal.AsBytes(source), "The source", nameof(source));
        Span<double> doubles = values;
        for (int i = 0; i < source.Length; i++)
        {
            doubles[i] = source[i];
        }
    }

    /// <summary>How a parameter keeps a state of its own narrow, for checkpoints: codes and scales. Null where it keeps it in full.</summary>
    internal static NarrowState? NarrowState(Parameter parameter, StateInfo state) =>
        state.Shape == StateShape.Element ? parameter.NarrowState(PlaceOf(parameter, state)) : null;

    private StateInfo FindState(Parameter parameter, string name)
    {
        CheckOwner(parameter);
        if (Info.States.FirstOrDefault(state => state.Name == name) is not { } found)
        {
            string known = Info.States.Count == 0 ? "it has none" : "it has " + string.Join(", ", Info.States.Select(state => $"'{state.Name}'"));
            throw new ArgumentException($"The rule of {GetType().Name} has no state '{name}'; {known}.", nameof(name));
        }

        if (!parameter.States.Contains(found))
        {
            string ranks = string.Join(", ", Info.Variants.Where(variant => variant.States.Contains(name)).SelectMany(variant =>
                variant.Ranks.Select(rank => $"{rank}{(variant.IncludesHigherRanks && rank == variant.Ranks[^1] ? " or more" : "")}")));
            throw new ArgumentException($"Parameter '{parameter.Name}' of rank {parameter.Shape.Count} has no state '{name}': the rule of {GetType().Name} keeps it for parameters of rank {ranks}.", nameof(name));
        }

        return found;
    }

    /// <summary>Whether a state of the whole optimizer shares memory with these bytes.</summary>
    internal bool OverlapsSharedStates(ReadOnlySpan<byte> bytes)
    {
        bool overlaps = MemoryMarshal.AsBytes(SharedStates.AsSpan()).Overlaps(bytes);
        for (int i = 0; i < SharedHistories.Length && !overlaps; i++)
        {
            overlaps = MemoryMarshal.AsBytes(SharedHistories[i].AsSpan()).Overlaps(bytes);
        }

        return overlaps;
    }

    private StateSpan Stored(Parameter parameter, StateInfo state)
    {
        int index = PlaceOf(parameter, state);
        return state.Shape switch
        {
            StateShape.Scalar => new StateSpan(parameter.ScalarStates.AsSpan(index, 1)),
            StateShape.Shared => SharedState(state),
            StateShape.Row => new StateSpan(parameter.Vectors!.RowStates[index]),
            StateShape.Column => new StateSpan(parameter.Vectors!.ColumnStates[index]),
            StateShape.Block => new StateSpan(parameter.Vectors!.BlockStates[index]),
            StateShape.Matrix => parameter.MatrixState(state),
            _ => parameter.ElementState(index),
        };
    }

    /// <summary>The place of a state among those of its shape.</summary>
    private static int PlaceOf(Parameter parameter, StateInfo state) => parameter.States.TakeWhile(other => other != state).Count(other => other.Shape == state.Shape);

    private static void CheckStateLength(string name, int length, int given, string argument)
    {
        if (length != given)
        {
            throw new ArgumentException($"State '{name}' has {length} values, but the span has {given}.", argument);
        }
    }
}
