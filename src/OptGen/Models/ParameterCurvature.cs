using System.Numerics;

namespace OptGen.Models;

/// <summary>What a parameter has of the second derivatives of a loss; memory that does not move.</summary>
/// <param name="count">How many elements the parameter has.</param>
internal sealed class ParameterCurvature<T>(int count)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What the Hessian is multiplied by.</summary>
    public Memory<T> Direction { get; } = Allocate(count);

    /// <summary>The product.</summary>
    public Memory<T> Product { get; } = Allocate(count);

    /// <summary>The estimate of the Hessian's diagonal.</summary>
    public Memory<T> Diagonal { get; } = Allocate(count);

    private static Memory<T> Allocate(int count) => GC.AllocateArray<T>(Math.Max(1, count), pinned: true).AsMemory(0, count);
}
