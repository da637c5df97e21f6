using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

public readonly unsafe partial struct Lane1<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> LoadFirst(T* source, int count) => Load(in *source, 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Lane1<T> value, T* destination, int count) => Store(value, ref *destination, 0);
}
