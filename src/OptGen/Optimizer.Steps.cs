using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Kernels;

namespace OptGen;

public abstract partial class Optimizer
{
    private int _call;
    private double _loss;

    /// <summary>
    /// Whether a step waits for the gradient at the point that the weights were moved to: the last <see cref="Step()"/> answered
    /// <see cref="StepStatus.NeedsGradient"/>.
    /// </summary>
    public bool IsWaitingForGradient => _call > 0;

    /// <summary>Updates the weights of every parameter once, from what its gradient now holds.</summary>
    /// <returns>
    /// What was done. Where the rule takes the gradient again at another point, <see cref="StepStatus.NeedsGradient"/>: the weights are at that point;
    /// compute the gradients there and call again, until the step is applied.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The rule reads the loss, a parameter was added without memory, the rule reads <c>hess</c> and a parameter has none, the weights to evaluate with
    /// are in place, or the size of its blocks has changed.
    /// </exception>
    public StepResult Step()
    {
        if (Info.ReadsLoss && !IsWaitingForGradient)
        {
            throw new InvalidOperationException($"The rule of {GetType().Name} reads 'loss': call Step(loss).");
        }

        return StepAll(double.NaN);
    }

    /// <inheritdoc cref="Step()"/>
    /// <param name="loss">The loss that the gradients belong to; a rule that does not read it ignores it. Of a step of several calls, the first one's counts.</param>
    public StepResult Step(double loss) => StepAll(loss);

    /// <summary>Updates one parameter whose memory is elsewhere: native tensors, buffers that move.</summary>
    /// <param name="parameter">A parameter of this optimizer.</param>
    /// <param name="weights">The weights to update, as many as the parameter has.</param>
    /// <param name="gradient">The gradient, as many elements as there are weights.</param>
    /// <returns>What was done; where it needs the gradient at another point, which <paramref name="weights"/> then hold, call again with the same weights.</returns>
    /// <exception cref="ArgumentException">The parameter belongs to another optimizer or has another element type, a length differs, or the two share memory.</exception>
    /// <exception cref="InvalidOperationException">The rule reads the loss or reduces over all parameters, or reads <c>hess</c> and the parameter has none.</exception>
    public StepResult Step(Parameter parameter, Span<float> weights, ReadOnlySpan<float> gradient) => StepOne(parameter, weights, gradient);

    /// <inheritdoc cref="Step(Parameter, Span{float}, ReadOnlySpan{float})"/>
    public StepResult Step(Parameter parameter, Span<double> weights, ReadOnlySpan<double> gradient) => StepOne(parameter, weights, gradient);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepResult StepAll(double loss)
    {
        CheckNotEvaluating();
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

            if (parameter.Call != _call)
            {
                throw new InvalidOperationException($"Parameter '{parameter.Name}' is within a step of its own: finish it by Step(parameter, weights, gradient).");
            }

            CheckBlockSizes(parameter);
            CheckSizes(parameter);
        }

        if (_call == 0)
        {
            _loss = loss;
        }

        Quantiles.Clear();
        bool isApplied = Advance(new StepBatch(parameters, this, _loss, default, _call), ref _call);
        foreach (Parameter parameter in parameters)
        {
            parameter.Call = _call;
            parameter.StepCount += isApplied ? 1 : 0;
        }

        StepCount += isApplied ? 1 : 0;
        return new StepResult(isApplied ? StepStatus.Applied : StepStatus.NeedsGradient);
    }

    private StepResult StepOne<T>(Parameter parameter, Span<T> weights, ReadOnlySpan<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckNotEvaluating();
        CheckNotWaiting();
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

        CheckBlockSizes(parameter);
        CheckSizes(parameter);

        StepMemory memory = new(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(weights)),
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(gradient)));
        int call = parameter.Call;
        bool isApplied = Advance(new StepBatch(new ReadOnlySpan<Parameter>(in parameter), this, double.NaN, memory, call), ref call);
        parameter.Call = call;
        parameter.StepCount += isApplied ? 1 : 0;
        return new StepResult(isApplied ? StepStatus.Applied : StepStatus.NeedsGradient);
    }

    /// <summary>Goes on with a step until it is applied or needs a gradient.</summary>
    /// <param name="batch">The parameters, at the part of the step that is next.</param>
    /// <param name="call">The part that is next; 0 where it is a new step.</param>
    /// <returns>Whether the step is applied.</returns>
    private bool Advance(StepBatch batch, ref int call)
    {
        while (true)
        {
            Update(in batch);
            if (call == Info.GradientCalls)
            {
                call = 0;
                return true;
            }

            call++;
            batch = batch.At(call);
            if (AsksForGradient(in batch))
            {
                return false;
            }
        }
    }

    /// <summary>Gives up a step that waits for a gradient: the weights go back to where it found them.</summary>
    private void ReturnWeights()
    {
        if (IsWaitingForGradient)
        {
            foreach (Parameter parameter in _parameters)
            {
                parameter.SetWeights(State(parameter, Info.KeptWeights!));
            }
        }

        _call = 0;
    }

    private void CheckNotWaiting()
    {
        if (IsWaitingForGradient)
        {
            throw new InvalidOperationException("A step waits for the gradient at the point that the weights were moved to: compute it and finish the step by Step.");
        }
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
