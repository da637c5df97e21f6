using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Kernels;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>Updates the weights of every parameter once, from what its gradient now holds.</summary>
    /// <returns>What was done.</returns>
    /// <exception cref="InvalidOperationException">
    /// The rule reads the loss, a parameter was added without memory, or the rule reads <c>hess</c> and a parameter has none.
    /// </exception>
    public StepResult Step()
    {
        if (Info.ReadsLoss)
        {
            throw new InvalidOperationException($"The rule of {GetType().Name} reads 'loss': call Step(loss).");
        }

        return StepAll(double.NaN);
    }

    /// <inheritdoc cref="Step()"/>
    /// <param name="loss">The loss that the gradients belong to; a rule that does not read it ignores it.</param>
    public StepResult Step(double loss) => StepAll(loss);

    /// <summary>Updates one parameter whose memory is elsewhere: native tensors, buffers that move.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="weights">The weights to update, as many as the parameter has.</param>
    /// <param name="gradient">The gradient, as many elements as there are weights.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer or has another element type, a length differs, or the two share memory.</exception>
    /// <exception cref="InvalidOperationException">The rule reads the loss or reduces over all parameters, or reads <c>hess</c> and the parameter has none.</exception>
    public StepResult Step(Parameter parameter, Span<float> weights, ReadOnlySpan<float> gradient) => StepOne(parameter, weights, gradient);

    /// <inheritdoc cref="Step(Parameter, Span{float}, ReadOnlySpan{float})"/>
    public StepResult Step(Parameter parameter, Span<double> weights, ReadOnlySpan<double> gradient) => StepOne(parameter, weights, gradient);

    /// <summary>Computes the weights to evaluate with, where the rule says that they differ from those to train with; otherwise copies the weights.</summary>
    /// <param name="parameter">A parameter of this optimizer, added with memory.</param>
    /// <param name="destination">Where to put them, not the weights' own memory; as many elements as the parameter has.</param>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer or has another element type, or the length differs.</exception>
    /// <exception cref="InvalidOperationException">The parameter was added without memory.</exception>
    public void EvaluationWeights(Parameter parameter, Span<float> destination) => EvaluationWeights<float>(parameter, destination);

    /// <inheritdoc cref="EvaluationWeights(Parameter, Span{float})"/>
    public void EvaluationWeights(Parameter parameter, Span<double> destination) => EvaluationWeights<double>(parameter, destination);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepResult StepAll(double loss)
    {
        ReadOnlySpan<Parameter> parameters = CollectionsMarshal.AsSpan(_parameters);
        bool readsHessian = Info.ReadsHessian;
        foreach (Parameter parameter in parameters)
        {
            if (!parameter.HasMemory)
            {
                throw new InvalidOperationException($"Parameter '{parameter.Name}' was added without memory: step it by Step(parameter, weights, gradient).");
            }

            if (readsHessian)
            {
                CheckHessian(parameter);
            }

            CheckSizes(parameter);
        }

        Update(new StepBatch(parameters, this, loss, default));
        foreach (Parameter parameter in parameters)
        {
            parameter.StepCount++;
        }

        StepCount++;
        return new StepResult(StepStatus.Applied);
    }

    private StepResult StepOne<T>(Parameter parameter, Span<T> weights, ReadOnlySpan<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckOwner(parameter);
        CheckElements(parameter, typeof(T), weights.Length, "weights", nameof(weights));
        CheckElements(parameter, typeof(T), gradient.Length, "elements of its gradient", nameof(gradient));
        if (weights.Overlaps(gradient))
        {
            throw new ArgumentException($"The weights and the gradient of parameter '{parameter.Name}' share memory.", nameof(gradient));
        }

        if (Info.ReadsLoss)
        {
            throw new InvalidOperationException($"The rule of {GetType().Name} reads 'loss', which belongs to a step of all parameters: call Step(loss).");
        }

        if (Info.ReducesOverAll)
        {
            throw new InvalidOperationException($"The rule of {GetType().Name} reduces over all parameters, which must be stepped together: call Step().");
        }

        if (Info.ReadsHessian)
        {
            CheckHessian(parameter);
        }

        CheckSizes(parameter);

        StepMemory memory = new(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(weights)),
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(gradient)));
        Update(new StepBatch(new ReadOnlySpan<Parameter>(in parameter), this, double.NaN, memory));
        parameter.StepCount++;
        return new StepResult(StepStatus.Applied);
    }

    private void EvaluationWeights<T>(Parameter parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckOwner(parameter);
        CheckElements(parameter, typeof(T), destination.Length, "places to write weights to", nameof(destination));
        if (!parameter.HasMemory)
        {
            throw new InvalidOperationException($"Parameter '{parameter.Name}' was added without memory; its weights are not known here.");
        }

        if (!Info.HasEvaluationWeights || parameter.StepCount == 0)
        {
            ((Parameter<T>)parameter).Weights.CopyTo(destination);
            return;
        }

        StepMemory memory = new(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(destination)));
        StepBatch batch = new(CollectionsMarshal.AsSpan(_parameters), this, double.NaN, memory);
        Evaluate(new ParameterStep(parameter, parameter.StepCount, memory), in batch);
    }

    private static void CheckElements(Parameter parameter, Type type, int length, string what, string argument)
    {
        if (parameter.ElementType != type)
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' has {parameter.ElementType.Name} weights, but was given {type.Name}.", argument);
        }

        if (parameter.Length != length)
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' has {parameter.Length} weights, but was given {length} {what}.", argument);
        }
    }

    private void CheckHessian(Parameter parameter)
    {
        if (parameter.Facts.ReadsHessian && !parameter.HasHessian)
        {
            throw new InvalidOperationException($"The rule of {GetType().Name} reads 'hess': give parameter '{parameter.Name}' its Hessian diagonal by SetHessian.");
        }
    }
}
