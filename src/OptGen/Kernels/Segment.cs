using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.States;

namespace OptGen.Kernels;

/// <summary>A stretch of weights, gradient and states: one parameter, or several that lie side by side.</summary>
internal struct Segment<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The first parameter.</summary>
    public required Parameter<T> Parameter { get; init; }

    /// <summary>The array that holds the weights; null where the memory is no array or a kernel needs more than weights, gradient and states.</summary>
    public required T[]? Weights { get; init; }

    public required nint WeightStart { get; init; }

    public required T[]? Gradient { get; init; }

    public required nint GradientStart { get; init; }

    public required ElementStates<T> States { get; init; }

    public required nint Length { get; set; }

    /// <summary>The memory that a kernel goes over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Operands<T> Operands(in StepMemory memory)
    {
        if (Weights is null)
        {
            return Parameter.Operands(in memory);
        }

        ref T none = ref Unsafe.NullRef<T>();
        return new Operands<T>(
            ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Weights), WeightStart),
            ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Gradient!), GradientStart),
            ref none,
            ref none,
            ref States.First,
            States.Stride,
            gradientScale: memory.Settings.GradientScale);
    }

    /// <summary>Whether another stretch begins where this one ends, in all of its memory.</summary>
    public readonly bool Adjoins(in Segment<T> next) =>
        Weights is not null && next.Weights == Weights && next.WeightStart == WeightStart + Length
        && next.Gradient == Gradient && next.GradientStart == GradientStart + Length
        && next.States.Follow(States, (int)Length);
}
