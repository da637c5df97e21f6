using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

/// <content>Activations that are made of the other members.</content>
public partial interface ILane<TSelf, T>
{
    /// <summary>a where it is positive, 0 elsewhere; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Relu(TSelf a)
    {
        TSelf zero = TSelf.Splat(0.0);
        return TSelf.Select(a <= zero, zero, a);
    }
}
