using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Passes;

namespace OptGen.Steps;

/// <summary>The weights that an optimizer evaluates with: computes them, and exchanges them with those that are trained.</summary>
/// <param name="member">The optimizer within steps.</param>
/// <param name="rule">Its rule.</param>
internal sealed class EvaluationWeights(StepMember member, IRule rule)
{
    private readonly ParameterSet _set = member.Set;
    private bool _isSwapped;

    /// <summary>Puts them into the memory of every parameter, in a call of its own.</summary>
    public EvaluationScope Begin()
    {
        if (_set.IsEvaluating)
        {
            return default;
        }

        ParameterPool pool = _set.Pool;
        pool.Occupancy.Enter(_set.User);
        try
        {
            return pool.Hold.HasForeignMemory ? pool.Hold.While(Put) : Put();
        }
        finally
        {
            pool.Occupancy.Leave();
        }
    }

    /// <summary>Puts them into the memory of every parameter.</summary>
    public EvaluationScope Put()
    {
        _set.CheckNotWaiting();
        _set.CheckAllHaveMemory();
        if (rule.Info.HasEvaluationWeights)
        {
            foreach (Parameter parameter in _set.All)
            {
                ComputeAside(parameter);
            }

            Swap();
        }

        _set.IsEvaluating = true;
        return new EvaluationScope(this);
    }

    /// <summary>Puts the mean of earlier weights into the memory of every parameter, as <see cref="Begin()"/> does with those of the rule.</summary>
    /// <param name="snapshots">Copies of the weights of all parameters, at least one.</param>
    public EvaluationScope Begin(IReadOnlyList<Array[]> snapshots) => _set.Pool.Exclusively(_set.User, () => Put(snapshots));

    /// <summary>Copies of the weights of all parameters.</summary>
    public Array[] CopyWeights()
    {
        _set.CheckNotEvaluating();
        _set.CheckNotWaiting();
        _set.CheckAllHaveMemory();

        return _set.Pool.Exclusively<Array[]>(_set.User, () => [.. _set.Parameters.Select(parameter => parameter.CopyWeights())]);
    }

    /// <summary>Brings the training weights back, bit for bit, in a call of its own.</summary>
    public void End()
    {
        ParameterPool pool = _set.Pool;
        pool.Occupancy.Enter(_set.User);
        try
        {
            if (pool.Hold.HasForeignMemory)
            {
                pool.Hold.While(BringBack);
            }
            else
            {
                BringBack();
            }
        }
        finally
        {
            pool.Occupancy.Leave();
        }
    }

    /// <summary>Brings back those of some members of its group, of all or of none.</summary>
    public void EndAll(IReadOnlyList<EvaluationWeights> members) => _set.Pool.Exclusively(_set.User, () =>
    {
        foreach (EvaluationWeights each in members)
        {
            each.BringBack();
        }
    });

    /// <summary>Brings the training weights back, where others are in their place.</summary>
    public void BringBack()
    {
        if (_isSwapped)
        {
            Swap();
        }

        _set.IsEvaluating = false;
    }

    /// <summary>Computes those of one parameter, in a call that a closure may make, too.</summary>
    public void CopyTo<T>(Parameter parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Occupancy occupancy = _set.Pool.Occupancy;
        int before = occupancy.EnterOrBorrow(_set.User);
        try
        {
            Check(parameter, destination);
            if (parameter.HasForeignMemory)
            {
                ComputeHeld((Parameter<T>)parameter, destination);
            }
            else
            {
                Compute((Parameter<T>)parameter, destination);
            }
        }
        finally
        {
            occupancy.Return(before);
        }
    }

    private EvaluationScope Put(IReadOnlyList<Array[]> snapshots)
    {
        _set.CheckNotEvaluating();
        _set.CheckNotWaiting();
        for (int i = 0; i < _set.All.Length; i++)
        {
            _set.All[i].SetAside([.. snapshots.Select(snapshot => snapshot[i])]);
        }

        Swap();
        _set.IsEvaluating = true;
        return new EvaluationScope(this);
    }

    private void Swap()
    {
        foreach (Parameter parameter in _set.All)
        {
            parameter.SwapWeights();
        }

        _isSwapped = !_isSwapped;
    }

    private void ComputeAside(Parameter parameter)
    {
        if (parameter.StepCount == 0)
        {
            parameter.CopyWeightsAside();
        }
        else
        {
            Compute(parameter, parameter.Aside());
        }
    }

    private void Compute<T>(Parameter<T> parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Where they are in place, they are the weights.
        if (!rule.Info.HasEvaluationWeights || _set.IsEvaluating || parameter.StepCount == 0)
        {
            parameter.Weights.CopyTo(destination);
            return;
        }

        Compute(parameter, new StepMemory(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(destination))));
    }

    private void Compute(Parameter parameter, StepMemory memory)
    {
        _set.Sizes.CheckBlocks(parameter);
        StepBatch batch = new(_set.All, member, double.NaN, memory);
        rule.Evaluate(new ParameterStep(parameter, parameter.StepCount, memory), in batch);
    }

    private unsafe void ComputeHeld<T>(Parameter<T> parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            if (parameter.Pin())
            {
                Compute(parameter, destination);
                return;
            }

            int length = destination.Length;
            fixed (T* ofDestination = destination)
            {
                nint d = (nint)ofDestination;
                parameter.Fix(() =>
                {
                    Compute(parameter, new Span<T>((T*)d, length));
                    return true;
                });
            }
        }
        finally
        {
            parameter.Release();
        }
    }

    private void Check<T>(Parameter parameter, Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        _set.CheckOwns(parameter);
        parameter.CheckElements(typeof(T), destination.Length, "places to write weights to", nameof(destination));
        parameter.CheckHasMemory();
        _set.CheckNotWaiting();
        if (parameter.Overlaps(MemoryMarshal.AsBytes(destination), MemoryUse.Weights))
        {
            throw new ArgumentException($"The destination shares memory with the weights of parameter '{parameter.Name}'; to evaluate with them in place, call UseEvaluationWeights.", nameof(destination));
        }

        _set.CheckDestination(MemoryMarshal.AsBytes(destination), nameof(destination));
    }
}
