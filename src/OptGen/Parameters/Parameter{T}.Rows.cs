using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Passes;

namespace OptGen.Parameters;

internal sealed partial class Parameter<T>
{
    private long[] _order = [];
    private int[] _rows = [];
    private T[] _rowGradients = [];

    /// <summary>A copy of the weights, which a step over all rows is to change, and as many zeros.</summary>
    private (T[] Weights, T[] Gradient) _beginning = ([], []);

    /// <summary>Brings rows into ascending order, each once; the gradients of equal ones are added up in the order in which they are given.</summary>
    public void Coalesce(ref ReadOnlySpan<int> rows, ref ReadOnlySpan<T> gradients)
    {
        if (IsAscending(rows))
        {
            return;
        }

        Grow(ref _order, rows.Length);
        Grow(ref _rows, rows.Length);
        Grow(ref _rowGradients, gradients.Length);
        Span<long> order = _order.AsSpan(0, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            order[i] = ((long)rows[i] << 32) + i;
        }

        order.Sort();
        int count = 0;
        foreach (long entry in order)
        {
            int row = (int)(entry >> 32);
            ReadOnlySpan<T> gradient = gradients.Slice((int)(uint)entry * Columns, Columns);
            if (count > 0 && _rows[count - 1] == row)
            {
                Add(_rowGradients.AsSpan((count - 1) * Columns, Columns), gradient);
                continue;
            }

            _rows[count] = row;
            gradient.CopyTo(_rowGradients.AsSpan(count * Columns));
            count++;
        }

        rows = _rows.AsSpan(0, count);
        gradients = _rowGradients.AsSpan(0, count * Columns);
    }

    internal override StepMemory WithOwnWeights(in StepMemory memory) => memory.WithWeights(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(Weights)));

    internal override void PrepareBeginning() => _beginning = (Weights.ToArray(), new T[Length]);

    internal override StepMemory TakeBeginning()
    {
        (T[] weights, T[] gradient) = _beginning;
        _beginning = ([], []);
        return new StepMemory(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(weights)),
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(gradient)),
            StepSettings.Plain);
    }

    internal override void ClearStates(ReadOnlySpan<int> rows)
    {
        for (int state = 0; state < ElementStateCount; state++)
        {
            foreach (int row in rows)
            {
                ElementStates[state].Slice(row * Columns, Columns).Clear();
            }
        }
    }

    private static bool IsAscending(ReadOnlySpan<int> rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i] <= rows[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(Span<T> sum, ReadOnlySpan<T> term)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += term[i];
        }
    }

    private static void Grow<TItem>(ref TItem[] array, int length)
    {
        if (array.Length < length)
        {
            array = new TItem[Math.Max(length, (int)Math.Min(Array.MaxLength, 2L * array.Length))];
        }
    }
}
