using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Passes;

namespace OptGen;

public abstract partial class Optimizer
{
    private bool _isSwapped;

    /// <summary>Whether the parameters' memory holds evaluation weights: between <see cref="UseEvaluationWeights"/> and <see cref="UseTrainingWeights"/>.</summary>
    public bool IsEvaluating { get; private set; }

    /// <summary>
    /// Puts the evaluation weights into the memory of every parameter and keeps a copy of the training weights; the first call allocates it. No step is possible
    /// until the training weights are restored. If the rule has no separate evaluation weights, the memory does not change.
    /// </summary>
    /// <returns>A scope that restores the training weights when disposed: <c>using (optimizer.UseEvaluationWeights()) { … }</c>. Inside another such scope it does nothing.</returns>
    /// <exception cref="InvalidOperationException">A parameter was added without memory, or a step waits for a gradient; nothing has changed.</exception>
    public EvaluationScope UseEvaluationWeights()
    {
        if (IsEvaluating)
        {
            return default;
        }

        _occupancy.Enter(this);
        try
        {
            return _hold.HasForeignMemory ? _hold.While(PutEvaluationWeights) : PutEvaluationWeights();
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    internal EvaluationScope PutEvaluationWeights()
    {
        CheckNotWaiting();
        CheckAllHaveMemory();

        if (Info.HasEvaluationWeights)
        {
            foreach (Parameter parameter in _parameters)
            {
                parameter.ComputeEvaluationWeights();
            }

            SwapWeights();
        }

        IsEvaluating = true;
        return new EvaluationScope(this);
    }

    /// <summary>Puts the mean of earlier weights into the memory of every parameter, as <see cref="UseEvaluationWeights"/> does with those of the rule.</summary>
    /// <param name="snapshots">Copies of the weights of all parameters, at least one.</param>
    internal EvaluationScope UseSnapshots(IReadOnlyList<Array[]> snapshots) => Exclusively(() => PutSnapshots(snapshots));

    private EvaluationScope PutSnapshots(IReadOnlyList<Array[]> snapshots)
    {
        CheckNotEvaluating();
        CheckNotWaiting();
        for (int i = 0; i < _parameters.Count; i++)
        {
            _parameters[i].SetAside([.. snapshots.Select(snapshot => snapshot[i])]);
        }

        SwapWeights();
        IsEvaluating = true;
        return new EvaluationScope(this);
    }

    /// <summary>Copies of the weights of all parameters.</summary>
    internal Array[] CopyWeights()
    {
        CheckNotEvaluating();
        CheckNotWaiting();
        CheckAllHaveMemory();

        return Exclusively<Array[]>(() => [.. _parameters.Select(parameter => parameter.CopyWeights())]);
    }

    private void SwapWeights()
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.SwapWeights();
        }

        _isSwapped = !_isSwapped;
    }

    /// <summary>Restores the training weights, bit for bit, after <see cref="UseEvaluationWeights"/>; changes made to the weights in between are lost. Otherwise does nothing.</summary>
    public void UseTrainingWeights()
    {
        _occupancy.Enter(this);
        try
        {
            if (_hold.HasForeignMemory)
            {
                _hold.While(BringTrainingWeights);
            }
            else
            {
                BringTrainingWeights();
            }
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    /// <summary>Brings back those of some members of its group, of all or of none.</summary>
    internal void BringTrainingWeights(IReadOnlyList<Optimizer> members) => Exclusively(() =>
    {
        foreach (Optimizer member in members)
        {
            member.BringTrainingWeights();
        }
    });

    internal void BringTrainingWeights()
    {
        if (_isSwapped)
        {
            SwapWeights();
        }

        IsEvaluating = false;
    }

    /// <summary>Computes the evaluation weights, if the rule defines them with <c>eval = …</c>; otherwise copies the weights.</summary>
    /// <param name="parameter">A parameter of this optimizer, added with memory.</param>
    /// <param name="destination">Where to put them, not the weights' own memory; as many elements as the parameter has.</param>
    /// <exception cref="ArgumentException">
    /// The parameter belongs to another optimizer or has another element type, the length differs, or the destination shares memory with anything that the optimizer uses.
    /// </exception>
    /// <exception cref="InvalidOperationException">The parameter was added without memory, a step waits for a gradient, or a call is under way and not in its closure.</exception>
    public void EvaluationWeights(Parameter parameter, Span<float> destination) => EvaluationWeights<float>(parameter, destination);

    /// <inheritdoc cref="EvaluationWeights(Parameter, Span{float})"/>
    public void EvaluationWeights(Parameter parameter, Span<double> destination) => EvaluationWeights<double>(parameter, destination);

    internal void ComputeEvaluationWeights<T>(Parameter<T> parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Where they are in place, they are the weights.
        if (!Info.HasEvaluationWeights || IsEvaluating || parameter.StepCount == 0)
        {
            parameter.Weights.CopyTo(destination);
            return;
        }

        CheckBlockSizes(parameter);
        StepMemory memory = new(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(destination)));
        StepBatch batch = new(CollectionsMarshal.AsSpan(_parameters), this, double.NaN, memory);
        Evaluate(new ParameterStep(parameter, parameter.StepCount, memory), in batch);
    }

    private void EvaluationWeights<T>(Parameter parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int before = _occupancy.EnterOrBorrow(this);
        try
        {
            CheckEvaluation(parameter, destination);
            if (parameter.HasForeignMemory)
            {
                EvaluateHeld((Parameter<T>)parameter, destination);
            }
            else
            {
                ComputeEvaluationWeights((Parameter<T>)parameter, destination);
            }
        }
        finally
        {
            _occupancy.Return(before);
        }
    }

    private unsafe void EvaluateHeld<T>(Parameter<T> parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            if (parameter.Pin())
            {
                ComputeEvaluationWeights(parameter, destination);
                return;
            }

            int length = destination.Length;
            fixed (T* ofDestination = destination)
            {
                nint d = (nint)ofDestination;
                parameter.Fix(() =>
                {
                    ComputeEvaluationWeights(parameter, new Span<T>((T*)d, length));
                    return true;
                });
            }
        }
        finally
        {
            parameter.Release();
        }
    }

    private void CheckEvaluation<T>(Parameter parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckOwner(parameter);
        CheckElements(parameter, typeof(T), destination.Length, "places to write weights to", nameof(destination));
        CheckHasMemory(parameter);
        CheckNotWaiting();
        if (parameter.Overlaps(MemoryMarshal.AsBytes(destination), MemoryUse.Weights))
        {
            throw new ArgumentException($"The destination shares memory with the weights of parameter '{parameter.Name}'; to evaluate with them in place, call UseEvaluationWeights.", nameof(destination));
        }

        CheckDestination(MemoryMarshal.AsBytes(destination), nameof(destination));
    }

    /// <summary>Refuses memory to write results to that is a part of what steps go over.</summary>
    internal void CheckDestination(ReadOnlySpan<byte> bytes, string argument) => Overlaps.CheckWritten("The destination", bytes, ReducedParameters, null, argument);

    internal void CheckAllHaveMemory()
    {
        foreach (Parameter parameter in _parameters)
        {
            CheckHasMemory(parameter);
        }
    }

    private static void CheckHasMemory(Parameter parameter)
    {
        if (!parameter.HasMemory)
        {
            throw new InvalidOperationException($"Parameter '{parameter.Name}' was added without memory; its weights are not known here.");
        }
    }

    internal void CheckNotEvaluating()
    {
        if (IsEvaluating)
        {
            throw new InvalidOperationException("The parameters hold the weights to evaluate with: call UseTrainingWeights first.");
        }
    }
}
