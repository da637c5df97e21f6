using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.Parameters;

namespace OptGen;

public abstract partial class Optimizer
{
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, Parameter> _parametersByName = new(StringComparer.Ordinal);

    /// <summary>The parameters, in the order in which they were added.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    internal ReadOnlySpan<Parameter> AllParameters => CollectionsMarshal.AsSpan(_parameters);

    /// <summary>The parameters that reductions over all of them run over: those of the group, if the optimizer is in one.</summary>
    internal ReadOnlySpan<Parameter> ReducedParameters => CollectionsMarshal.AsSpan(_group?.Parameters ?? _parameters);

    /// <summary>Adds a tensor to train. Its memory is not copied: each step reads the gradient and updates the weights in place.</summary>
    /// <param name="name">A name, unique within this optimizer; checkpoints identify the parameter by it.</param>
    /// <param name="weights">The weights, in row-major order.</param>
    /// <param name="gradients">The gradient of the loss with respect to the weights, in the same order.</param>
    /// <param name="shape">The lengths of the axes, outermost first; one axis if omitted.</param>
    /// <returns>The parameter, for <see cref="State(Parameter, string)"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The name is empty, taken or not valid Unicode; weights or gradients are null; the lengths differ from each other or from the shape; or memory that a step would write
    /// overlaps other memory.
    /// </exception>
    /// <exception cref="InvalidOperationException">Evaluation weights are in place, or a step waits for a gradient.</exception>
    public Parameter Add(string name, Memory<float> weights, Memory<float> gradients, params int[] shape) =>
        _occupancy.Within(this, () => AddWithMemory(name, weights, gradients, shape));

    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<double> weights, Memory<double> gradients, params int[] shape) =>
        _occupancy.Within(this, () => AddWithMemory(name, weights, gradients, shape));

    /// <summary>
    /// Adds a tensor whose memory is passed to each <see cref="Step(Parameter, Span{float}, ReadOnlySpan{float})"/>, for example native memory.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="name">A name, unique within this optimizer.</param>
    /// <param name="shape">The lengths of the axes, outermost first; at least one.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">The name is empty, taken or not valid Unicode, or the shape is empty or has a negative length.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    /// <exception cref="InvalidOperationException">Evaluation weights are in place, or a step waits for a gradient.</exception>
    public Parameter AddWithoutMemory<T>(string name, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"Weights are float or double, not {typeof(T).Name}.");
        }

        CheckName(name);
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Length == 0)
        {
            throw new ArgumentException($"Parameter '{name}' needs the lengths of its axes, because no memory tells them.", nameof(shape));
        }

        return _occupancy.Within(this, () => Register(CreateParameter<T>(name, shape, CheckedLength(name, shape), default, default)));
    }

    private Parameter AddWithMemory<T>(string name, Memory<T> weights, Memory<T> gradients, int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckName(name);
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

        _overlaps.CheckNew(name, weights, gradients, ReducedParameters);
        Parameter parameter = CreateParameter(name, shape.Length == 0 ? [weights.Length] : shape, weights.Length, weights, gradients);

        // Memory of the caller's is asked where it is, and may fail.
        _overlaps.Add(parameter);
        return Register(parameter);
    }

    private static ArgumentException LengthsDiffer(string name, int weights, int gradients) =>
        new($"Parameter '{name}' has {weights} weights, but its gradient has {gradients} elements.", nameof(gradients));

    private static ArgumentException ShapeDiffers(string name, int weights, int[] shape) =>
        new($"Parameter '{name}' has {weights} weights, but the shape [{string.Join(", ", shape)}] holds {CheckedLength(name, shape)}.", nameof(shape));

    private Parameter<T> CreateParameter<T>(string name, int[] shape, int length, Memory<T> weights, Memory<T> gradients)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (shape.Length < 2 && Info.ForVariant(Info.VariantOf(shape.Length)).NeedsMatrix)
        {
            throw NeedsMatrix(name, shape);
        }

        if (shape.Length < Info.ForVariant(Info.VariantOf(shape.Length)).NeedsAxes)
        {
            throw NeedsAxes(name, shape);
        }

        if (typeof(T) == typeof(double) && Info.NarrowState is { } narrow)
        {
            throw IsForFloats(name, narrow);
        }

        return new(this, name, [.. shape], length, weights, gradients);
    }

    private ArgumentException NeedsMatrix(string name, int[] shape) =>
        new($"The rule of {GetType().Name} goes by rows and columns; parameter '{name}' of shape [{string.Join(", ", shape)}] has none. Give its shape, or add it to an optimizer for vectors.", nameof(shape));

    private ArgumentException NeedsAxes(string name, int[] shape) =>
        new($"The rule of {GetType().Name} goes along axis {Info.ForVariant(Info.VariantOf(shape.Length)).NeedsAxes - 1}, counted from 0; parameter '{name}' of shape [{string.Join(", ", shape)}] has {shape.Length}. Give its shape, or add it to an optimizer for fewer axes.", nameof(shape));

    private ArgumentException IsForFloats(string name, StateInfo narrow) =>
        new($"{GetType().Name} keeps state '{narrow.Name}' as {narrow.Storage}, which is for float weights; parameter '{name}' has double weights. Add it to an optimizer without [State(…)].", "weights");

    private Parameter Register(Parameter parameter)
    {
        _parameters.Add(parameter);
        _parametersByName.Add(parameter.Name, parameter);
        _group?.Parameters.Add(parameter);
        _group?.Names.Add(parameter.Name);
        _hold.Add(parameter);
        _needsCopies |= parameter.HasNarrowStates || parameter.Facts.MatrixOperations.Count > 0;
        ForgetTables();
        ForgetSharing();
        return parameter;
    }

    private void CheckName(string name)
    {
        ParameterName.Check(name);
        CheckNotEvaluating();
        CheckNotWaiting();
        if (_parametersByName.ContainsKey(name) || _group?.Names.Contains(name) == true)
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

    private void CheckOwner(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Owner != this)
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' belongs to another optimizer.", nameof(parameter));
        }
    }
}
