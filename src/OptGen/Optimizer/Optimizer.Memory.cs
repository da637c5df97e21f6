using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Parameters;
using OptGen.Steps;

namespace OptGen;

public abstract partial class Optimizer
{
    private MemoryTables? _tables;
    private ParameterSteps? _apart;
    private bool _knowsSharing;
    private bool _sharesSteps;

    /// <summary>Where weights, gradients and states are, for passes that go over all of them.</summary>
    internal MemoryTables Tables => _tables ??= new MemoryTables(AllParameters);

    /// <summary>The parameters as threads share them that step each one on its own.</summary>
    internal ParameterSteps Apart => _apart ??= new ParameterSteps(this, cutsLarge: Info.MatrixOperations.Count == 0 && Info.Variants.All(variant => variant.MatrixOperations.Count == 0));

    /// <summary>Whether all parameters are at the same step.</summary>
    internal bool SharesSteps
    {
        get
        {
            if (!_knowsSharing)
            {
                _sharesSteps = true;
                _knowsSharing = true;
                foreach (Parameter parameter in _parameters)
                {
                    _sharesSteps &= parameter.StepCount == _parameters[0].StepCount;
                }
            }

            return _sharesSteps;
        }
    }

    /// <summary>Takes memory that steps are to read beside the gradient, if it is none that they write.</summary>
    /// <param name="parameter">The parameter that it belongs to.</param>
    /// <param name="what">What it is, for messages: the subject of a sentence.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="argument">The caller's name of it.</param>
    /// <param name="take">Keeps it.</param>
    internal void TakeGiven<T>(Parameter parameter, string what, Memory<T> memory, string argument, Action take)
        where T : unmanaged
    {
        int before = _occupancy.EnterOrBorrow(this);
        try
        {
            _overlaps.CheckGiven(what, memory, ReducedParameters, argument);
            take();
            _overlaps.ForgetGiven();
            _hold.Add(parameter);
            ForgetTables();
        }
        finally
        {
            _occupancy.Return(before);
        }
    }

    /// <summary>Begins to take a number that steps are to read, which does not depend on anything else.</summary>
    /// <returns>What <see cref="EndGiving"/> needs to know.</returns>
    internal int BeginGiving() => _occupancy.EnterOrBorrow(this);

    internal void EndGiving(int before) => _occupancy.Return(before);

    /// <summary>Refuses memory of the caller's that is a part of a parameter's states.</summary>
    private void CheckApartFromStates(Parameter parameter, ReadOnlySpan<byte> bytes, string what, string argument)
    {
        if (!parameter.StatesOverlap(bytes))
        {
            return;
        }

        throw new ArgumentException($"{what} of parameter '{parameter.Name}' shares memory with its {NameOfState(parameter, bytes)}: give a copy.", argument);
    }

    /// <summary>Which of a parameter's states shares memory with these bytes.</summary>
    internal string NameOfState(Parameter parameter, ReadOnlySpan<byte> bytes)
    {
        foreach (StateInfo state in parameter.States)
        {
            if (NarrowState(parameter, state) is null && Stored(parameter, state).Overlaps(bytes))
            {
                return $"state '{state.Name}'";
            }
        }

        return "what a step keeps";
    }

    /// <summary>
    /// Refuses weights, given to a step, that are a part of anything but the parameter's own weights. Memory that was looked at before, and cannot have moved since, is not looked
    /// at again: else the steps of many parameters would take quadratic time.
    /// </summary>
    private unsafe void CheckWeightsApart(Parameter parameter, ReadOnlySpan<byte> weights)
    {
        if (weights.IsEmpty)
        {
            return;
        }

        int collections = GC.CollectionCount(0);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(weights));
        if (parameter.KnownApart == (address, collections, _overlaps.Version))
        {
            return;
        }

        Overlaps.CheckWritten("What is given as weights", weights, ReducedParameters, parameter, "weights");
        parameter.KnownApart = (address, collections, _overlaps.Version);
    }

    /// <summary>Gives states to those parameters that have none yet.</summary>
    internal void LayOutStates()
    {
        bool mayAdjoin = Info.IsShardable;
        foreach (Parameter parameter in AllParameters)
        {
            parameter.LayOutWith(AllParameters, mayAdjoin);
        }

        _overlaps.ForgetStates();
    }

    /// <summary>Parameters or their memory have changed.</summary>
    internal void ForgetTables()
    {
        _tables = null;
        _apart = null;
        _member.ForgetReadiness();
        _isAllocated = false;
    }

    /// <summary>A parameter has made a step of its own.</summary>
    internal void ForgetSharing() => _knowsSharing = false;
}
