using System.Runtime.CompilerServices;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

public readonly unsafe partial struct Lane512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LoadFirst(T* source, int count) => new(FirstElements.Load512(source, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Lane512<T> value, T* destination, int count) => FirstElements.Store512(value._value, destination, count);
}
