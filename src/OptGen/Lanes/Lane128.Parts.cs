using System.Runtime.CompilerServices;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

public readonly unsafe partial struct Lane128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LoadFirst(T* source, int count) => new(FirstElements.Load128(source, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Lane128<T> value, T* destination, int count) => FirstElements.Store128(value._value, destination, count);
}
