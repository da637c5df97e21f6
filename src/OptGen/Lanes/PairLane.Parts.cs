using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

public readonly unsafe partial struct PairLane<TLane, T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> LoadFirst(T* source, int count) => count <= TLane.Count
        ? new(TLane.LoadFirst(source, count), TLane.Splat(0.0))
        : new(TLane.Load(in *source, 0), TLane.LoadFirst(source + TLane.Count, count - TLane.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(PairLane<TLane, T> value, T* destination, int count)
    {
        if (count <= TLane.Count)
        {
            TLane.StoreFirst(value._first, destination, count);
            return;
        }

        TLane.Store(value._first, ref *destination, 0);
        TLane.StoreFirst(value._second, destination + TLane.Count, count - TLane.Count);
    }
}
