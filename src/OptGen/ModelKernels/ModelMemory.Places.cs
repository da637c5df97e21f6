using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

/// <content>Tables of places, by which products read windows where they are.</content>
public sealed unsafe partial class ModelMemory<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<PlaceTable?> _places = [];

    /// <summary>A table that lasts from call to call, while its lengths do.</summary>
    private sealed class PlaceTable
    {
        public int[] Places = [];
        public nint[] Made = [];
        public bool IsPicked;
    }

    /// <summary>The places of all elements along some axes, the last the fastest.</summary>
    /// <param name="table">The number of the table among the program's.</param>
    /// <param name="lengths">The lengths of the axes.</param>
    /// <param name="strides">How far apart elements are along them.</param>
    /// <param name="data">The data whose rows a call may pick along one of the axes; −1 for none.</param>
    /// <param name="picked">Which of the axes that is.</param>
    /// <exception cref="OverflowException">Elements are further apart than an <see cref="int"/> counts.</exception>
    public WholeNumbers Places(int table, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, int data = -1, int picked = 0)
    {
        while (_places.Count <= table)
        {
            _places.Add(null);
        }

        PlaceTable known = _places[table] ??= new();
        nint count = 1;
        foreach (nint length in lengths)
        {
            count *= length;
        }

        bool isPicked = data >= 0 && IsPicked(data);
        if (isPicked || known.IsPicked || !IsMadeOf(known.Made, lengths, strides))
        {
            if (known.Places.Length < count || known.Places.Length == 0)
            {
                known.Places = GC.AllocateUninitializedArray<int>(checked((int)nint.Max(1, count)), pinned: true);
            }

            if (known.Made.Length != 2 * lengths.Length)
            {
                known.Made = new nint[2 * lengths.Length];
            }

            lengths.CopyTo(known.Made);
            strides.CopyTo(known.Made.AsSpan(lengths.Length));
            known.IsPicked = isPicked;
            Fill(known.Places, lengths, strides, isPicked ? Offsets(data) : null, picked);
        }

        return new WholeNumbers(ref known.Places[0]);
    }

    private static bool IsMadeOf(ReadOnlySpan<nint> made, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides) =>
        made.Length == 2 * lengths.Length && made[..lengths.Length].SequenceEqual(lengths) && made[lengths.Length..].SequenceEqual(strides);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(Span<int> places, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, int* rows, int picked)
    {
        // From the last axis to the first: what is there is repeated for each place of the next one, from the end on, so that nothing is overwritten that is still needed.
        places[0] = 0;
        int count = 1;
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            if (lengths[axis] == 0)
            {
                return;
            }

            for (nint place = lengths[axis] - 1; place >= 0; place--)
            {
                int start = rows != null && axis == picked ? rows[place] : checked((int)(place * strides[axis]));
                Span<int> target = places.Slice(checked((int)place * count), count);
                for (int i = 0; i < count; i++)
                {
                    target[i] = checked(places[i] + start);
                }
            }

            count = checked(count * (int)lengths[axis]);
        }
    }
}
