using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Passes;
using OptGen.Steps;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>Updates one parameter, in memory that is passed to the call: native tensors, or buffers that move.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="weights">The weights to update, as many as the parameter has.</param>
    /// <param name="gradient">The gradient, as many elements as there are weights.</param>
    /// <returns>The result. If it needs the gradient at another point, <paramref name="weights"/> hold that point: call again with the same weights.</returns>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer or has another element type, a length differs, or the weights and the gradient overlap each other or the optimizer's memory for the parameter.</exception>
    /// <exception cref="InvalidOperationException">
    /// The rule reads the loss or reduces over all parameters, or a declared given value is missing; or <see cref="Options"/> clip or zero gradients,
    /// which only steps of all parameters can do.
    /// </exception>
    public StepResult Step(Parameter parameter, Span<float> weights, ReadOnlySpan<float> gradient) => StepOne(parameter, weights, gradient);

    /// <inheritdoc cref="Step(Parameter, Span{float}, ReadOnlySpan{float})"/>
    public StepResult Step(Parameter parameter, Span<double> weights, ReadOnlySpan<double> gradient) => StepOne(parameter, weights, gradient);

    private StepResult StepOne<T>(Parameter parameter, Span<T> weights, ReadOnlySpan<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        _occupancy.Enter(this);
        try
        {
            CheckNotEvaluating();
            CheckNotWaiting();
            CheckOwner(parameter);
            CheckElements(parameter, typeof(T), weights.Length, "weights", nameof(weights));
            CheckElements(parameter, typeof(T), gradient.Length, "elements of its gradient", nameof(gradient));
            CheckApart(parameter, weights, gradient);
            StepMemory memory = new(
                ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(weights)),
                ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(gradient)),
                StepSettings.Plain);
            return StepProtocol.Call(new StepOfOne(_member, parameter), in memory, null, Options);
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    /// <summary>Refuses memory that a step would read where it writes.</summary>
    private void CheckApart<T>(Parameter parameter, ReadOnlySpan<T> weights, ReadOnlySpan<T> gradient)
        where T : unmanaged
    {
        if (weights.Overlaps(gradient))
        {
            throw new ArgumentException($"The weights and the gradient of parameter '{parameter.Name}' share memory.", nameof(gradient));
        }

        CheckWeightsApart(parameter, MemoryMarshal.AsBytes(weights));
        CheckApartFromStates(parameter, MemoryMarshal.AsBytes(gradient), "What is given as gradient", nameof(gradient));
    }

    private static void CheckElements(Parameter parameter, Type type, int length, string what, string argument)
    {
        CheckElementType(parameter, type, argument);
        if (parameter.Length != length)
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' has {parameter.Length} weights, but was given {length} {what}.", argument);
        }
    }

    private static void CheckElementType(Parameter parameter, Type type, string argument)
    {
        if (parameter.ElementType != type)
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' has {parameter.ElementType.Name} weights, but was given {type.Name}.", argument);
        }
    }
}
