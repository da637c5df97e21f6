using System.Runtime.CompilerServices;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

public readonly unsafe partial struct Lane256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LoadFirst(T* source, int count) => new(FirstElements.Load256(source, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Lane256<T> value, T* destination, int count) => FirstElements.Store256(value._value, destination, count);
}
