using System.Numerics;
using OptGen.Products;
using OptGen.Threads;

namespace OptGen.ModelKernels;

/// <summary>Products of the same sizes at all places of some axes, as work for threads: each item is some of these places.</summary>
internal sealed unsafe class ProductPlaces<T> : Work
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Places for each thread below which threads share each product instead.</summary>
    private const int PlacesOfThread = 2;

    /// <summary>Multiplications of an item at least.</summary>
    private const double Least = 1 << 18;

    [ThreadStatic]
    private static ProductPlaces<T>? t_work;

    private ProductTask<T> _task;
    private nint[] _lengths = [];
    private nint[] _a = [];
    private nint[] _b = [];
    private nint[] _c = [];
    private int _axes;
    private nint _places;
    private nint _stretch;
    private int _threadsWithin;

    /// <summary>Computes the products.</summary>
    /// <param name="task">The one at the first place.</param>
    /// <param name="lengths">How many places there are along each axis.</param>
    /// <param name="a">For each axis, how far apart the first factors are.</param>
    /// <param name="b">How far apart the second factors are.</param>
    /// <param name="c">How far apart the results are.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static void Run(in ProductTask<T> task, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> a, ReadOnlySpan<nint> b, ReadOnlySpan<nint> c, int threads)
    {
        ProductPlaces<T> work = t_work ?? new();
        t_work = null;
        work.Take(in task, lengths, a, b, c);
        double operations = (double)task.Rows * task.Inner * task.Columns;
        bool isShared = threads > 1 && work._places >= threads * PlacesOfThread && operations * work._places >= ProductBlocks.Sharing;
        work._threadsWithin = isShared ? 1 : threads;
        work._stretch = isShared ? nint.Max((nint)Math.Clamp(Least / Math.Max(operations, 1), 1, (double)work._places / (threads * PlacesOfThread)), (work._places / Crew.MostItems) + 1) : work._places;
        if (isShared)
        {
            Crew.Run(work, (int)((work._places + work._stretch - 1) / work._stretch), threads, operations * work._places >= ProductBlocks.Waking);
        }
        else if (work._places > 0)
        {
            work.Run(0);
        }

        t_work = work;
    }

    public override void Run(int item)
    {
        nint first = item * _stretch;
        nint end = nint.Min(first + _stretch, _places);
        for (nint place = first; place < end; place++)
        {
            (nint a, nint b, nint c) = (0, 0, 0);
            nint rest = place;
            for (int axis = _axes - 1; axis >= 0; axis--)
            {
                (rest, nint at) = Math.DivRem(rest, _lengths[axis]);
                (a, b, c) = (a + (at * _a[axis]), b + (at * _b[axis]), c + (at * _c[axis]));
            }

            ProductTask<T> task = _task with { A = _task.A + a, B = _task.B + b, C = _task.C + c };
            ProductWork<T, Strided, Unchanged<T>>.Run(in task, default(Unchanged<T>), _threadsWithin);
        }
    }

    private void Take(in ProductTask<T> task, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> a, ReadOnlySpan<nint> b, ReadOnlySpan<nint> c)
    {
        if (_lengths.Length < lengths.Length)
        {
            (_lengths, _a, _b, _c) = (new nint[lengths.Length], new nint[lengths.Length], new nint[lengths.Length], new nint[lengths.Length]);
        }

        (_task, _axes, _places) = (task, lengths.Length, 1);
        lengths.CopyTo(_lengths);
        a.CopyTo(_a);
        b.CopyTo(_b);
        c.CopyTo(_c);
        foreach (nint length in lengths)
        {
            _places *= length;
        }
    }
}
