using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Passes;

namespace OptGen.Steps;

/// <summary>A step of one parameter, in memory that is passed to the call.</summary>
internal static class SingleStep
{
    public static StepResult Make<T>(StepMember member, Parameter parameter, Span<T> weights, ReadOnlySpan<T> gradient, in StepOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ParameterSet set = member.Set;
        Occupancy occupancy = set.Pool.Occupancy;
        occupancy.Enter(set.User);
        try
        {
            set.CheckNotEvaluating();
            set.CheckNotWaiting();
            set.CheckOwns(parameter);
            parameter.CheckElements(typeof(T), weights.Length, "weights", nameof(weights));
            parameter.CheckElements(typeof(T), gradient.Length, "elements of its gradient", nameof(gradient));
            CheckApart(parameter, weights, gradient);
            StepMemory memory = new(
                ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(weights)),
                ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(gradient)),
                StepSettings.Plain);
            return StepProtocol.Call(new StepOfOne(member, parameter), in memory, null, in options);
        }
        finally
        {
            occupancy.Leave();
        }
    }

    /// <summary>Refuses memory that a step would read where it writes.</summary>
    private static void CheckApart<T>(Parameter parameter, ReadOnlySpan<T> weights, ReadOnlySpan<T> gradient)
        where T : unmanaged
    {
        if (weights.Overlaps(gradient))
        {
            throw new ArgumentException($"The weights and the gradient of parameter '{parameter.Name}' share memory.", nameof(gradient));
        }

        CheckWeightsApart(parameter, MemoryMarshal.AsBytes(weights));
        StateAccess.CheckApart(parameter, MemoryMarshal.AsBytes(gradient), "What is given as gradient", nameof(gradient));
    }

    /// <summary>
    /// Refuses weights, given to a step, that are a part of anything but the parameter's own weights. Memory that was looked at before, and cannot have moved since, is not looked
    /// at again: else the steps of many parameters would take quadratic time.
    /// </summary>
    private static unsafe void CheckWeightsApart(Parameter parameter, ReadOnlySpan<byte> weights)
    {
        if (weights.IsEmpty)
        {
            return;
        }

        int version = parameter.Set.Pool.Overlaps.Version;
        int collections = GC.CollectionCount(0);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(weights));
        if (parameter.KnownApart == (address, collections, version))
        {
            return;
        }

        Overlaps.CheckWritten("What is given as weights", weights, parameter.Set.Reduced, parameter, "weights");
        parameter.KnownApart = (address, collections, version);
    }
}
