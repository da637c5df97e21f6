using System.Numerics;

namespace OptGen.Parameters;

/// <summary>Checks parameters that are to be added, and adds them.</summary>
internal static class ParameterAddition
{
    /// <summary>Adds a parameter with its memory, in a call of its own.</summary>
    public static Parameter Add<T>(this ParameterSet set, string name, Memory<T> weights, Memory<T> gradients, int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T> => set.Pool.Occupancy.Within(set.User, () => AddChecked(set, name, weights, gradients, shape));

    /// <summary>Adds one whose memory is given to each step.</summary>
    public static Parameter AddWithoutMemory<T>(this ParameterSet set, string name, int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"Weights are float or double, not {typeof(T).Name}.");
        }

        CheckName(set, name);
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Length == 0)
        {
            throw new ArgumentException($"Parameter '{name}' needs the lengths of its axes, because no memory tells them.", nameof(shape));
        }

        return set.Pool.Occupancy.Within(set.User, () =>
        {
            Parameter parameter = Create<T>(set, name, shape, CheckedLength(name, shape), default, default);
            set.Register(parameter);
            return parameter;
        });
    }

    private static Parameter AddChecked<T>(ParameterSet set, string name, Memory<T> weights, Memory<T> gradients, int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckName(set, name);
        ArgumentNullException.ThrowIfNull(shape);
        ParameterName.CheckNotNull(weights, "The weights", name, nameof(weights));
        ParameterName.CheckNotNull(gradients, "The gradients", name, nameof(gradients));
        if (gradients.Length != weights.Length)
        {
            throw LengthsDiffer(name, weights.Length, gradients.Length);
        }

        if (shape.Length > 0 && CheckedLength(name, shape) != weights.Length)
        {
            throw ShapeDiffers(name, weights.Length, shape);
        }

        set.Pool.Overlaps.CheckNew(name, weights, gradients, set.Reduced);
        Parameter parameter = Create(set, name, shape.Length == 0 ? [weights.Length] : shape, weights.Length, weights, gradients);

        // Memory of the caller's is asked where it is, and may fail.
        set.Pool.Overlaps.Add(parameter);
        set.Register(parameter);
        return parameter;
    }

    private static ArgumentException LengthsDiffer(string name, int weights, int gradients) =>
        new($"Parameter '{name}' has {weights} weights, but its gradient has {gradients} elements.", nameof(gradients));

    private static ArgumentException ShapeDiffers(string name, int weights, int[] shape) =>
        new($"Parameter '{name}' has {weights} weights, but the shape [{string.Join(", ", shape)}] holds {CheckedLength(name, shape)}.", nameof(shape));

    private static Parameter<T> Create<T>(ParameterSet set, string name, int[] shape, int length, Memory<T> weights, Memory<T> gradients)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (shape.Length < 2 && set.Info.Plans[set.Info.PlanOf(shape.Length)].NeedsMatrix)
        {
            throw NeedsMatrix(set, name, shape);
        }

        if (shape.Length < set.Info.Plans[set.Info.PlanOf(shape.Length)].NeedsAxes)
        {
            throw NeedsAxes(set, name, shape);
        }

        if (typeof(T) == typeof(double) && set.Info.NarrowState is { } narrow)
        {
            throw IsForFloats(set, name, narrow);
        }

        return new(set, name, [.. shape], length, weights, gradients);
    }

    private static ArgumentException NeedsMatrix(ParameterSet set, string name, int[] shape) =>
        new($"The rule of {set.Name} goes by rows and columns; parameter '{name}' of shape [{string.Join(", ", shape)}] has none. Give its shape, or add it to an optimizer for vectors.", nameof(shape));

    private static ArgumentException NeedsAxes(ParameterSet set, string name, int[] shape) =>
        new($"The rule of {set.Name} goes along axis {set.Info.Plans[set.Info.PlanOf(shape.Length)].NeedsAxes - 1}, counted from 0; parameter '{name}' of shape [{string.Join(", ", shape)}] has {shape.Length}. Give its shape, or add it to an optimizer for fewer axes.", nameof(shape));

    private static ArgumentException IsForFloats(ParameterSet set, string name, StateInfo narrow) =>
        new($"{set.Name} keeps state '{narrow.Name}' as {narrow.Storage}, which is for float weights; parameter '{name}' has double weights. Add it to an optimizer without [State(…)].", "weights");

    private static void CheckName(ParameterSet set, string name)
    {
        ParameterName.Check(name);
        set.CheckNotEvaluating();
        set.CheckNotWaiting();
        if (set.Pool.Names.Contains(name))
        {
            throw new ArgumentException($"A parameter '{name}' was added before; each needs a name of its own.", nameof(name));
        }
    }

    private static int CheckedLength(string name, int[] shape)
    {
        // From the last axis on, so that the columns of a matrix without rows are counted, too.
        long length = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            int axis = shape[i];
            if (axis < 0)
            {
                throw new ArgumentException($"The shape [{string.Join(", ", shape)}] of parameter '{name}' has a negative length.", nameof(shape));
            }

            length *= axis;
            if (length > Array.MaxLength)
            {
                throw new ArgumentException($"The shape [{string.Join(", ", shape)}] of parameter '{name}' holds more than {Array.MaxLength} weights; split the parameter.", nameof(shape));
            }
        }

        return (int)length;
    }
}
