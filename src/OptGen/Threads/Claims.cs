using System.Runtime.CompilerServices;

namespace OptGen.Threads;

/// <summary>
/// The items of a work that nobody has begun yet. Each thread that may take part has a share of its own, the same from step to step, so that what it needs is still in its
/// cache; when that is done, it takes from others' shares: from their beginnings, because memory is quickest where it is gone through forwards.
/// </summary>
internal sealed class Claims
{
    /// <summary>How many threads can take part.</summary>
    public const int MostSeats = byte.MaxValue + 1;

    /// <summary>How many items there can be.</summary>
    public const int MostItems = ushort.MaxValue;

    /// <summary>Words from one share to the next: two cache lines, which processors fetch together.</summary>
    private const int Stride = 16;

    // From the highest bits on: the number of the work (32), one past the last item that is left (16), and the first (16). One word, so that who claims an item knows that
    // all of it belongs together.
    private readonly long[] _shares = new long[MostSeats * Stride];

    /// <summary>Divides items, before the work is announced; nobody claims any.</summary>
    /// <param name="number">The number of the work, other than those of works that somebody may still look at.</param>
    /// <param name="items">How many items it has.</param>
    /// <param name="seats">How many threads may take part.</param>
    public void Divide(uint number, int items, int seats)
    {
        for (int seat = 0; seat < seats; seat++)
        {
            long first = (long)items * seat / seats;
            long end = (long)items * (seat + 1) / seats;
            Volatile.Write(ref _shares[seat * Stride], ((long)number << 32) | (end << 16) | first);
        }
    }

    /// <summary>Takes an item.</summary>
    /// <param name="number">The number of the work.</param>
    /// <param name="seat">Whose share is taken from first.</param>
    /// <param name="seats">How many threads may take part.</param>
    /// <returns>The item; −1 where there is none left, or the work is over.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Take(uint number, int seat, int seats)
    {
        int item = Take(ref _shares[seat * Stride], number);
        for (int i = 1; item < 0 && i < seats; i++)
        {
            int other = seat + i < seats ? seat + i : seat + i - seats;
            item = Take(ref _shares[other * Stride], number);
        }

        return item;
    }

    private static int Take(ref long share, uint number)
    {
        while (true)
        {
            long left = Volatile.Read(ref share);
            int first = (int)(left & 0xFFFF);
            int end = (int)((left >>> 16) & 0xFFFF);
            if ((uint)(left >>> 32) != number || first >= end)
            {
                return -1;
            }

            if (Interlocked.CompareExchange(ref share, left + 1, left) == left)
            {
                return first;
            }
        }
    }
}
