using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Memory;

namespace OptGen.Models;

/// <summary>What a call of a model is given, checked before anything is computed, and its working memory.</summary>
/// <param name="model">The model, for the message where another call is under way.</param>
/// <param name="layout">What it is made of.</param>
/// <param name="program">What it computes.</param>
internal sealed unsafe class CallMemory<T>(Model model, ModelLayout layout, ModelProgram<T> program)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Occupancy _occupancy = new();
    private readonly long[] _counts = new long[layout.Data.Count];

    /// <summary>The lengths of the call; behind them, where rows are picked, how many there are to pick from.</summary>
    private readonly long[] _lengths = new long[layout.Lengths.Count + 1];

    /// <summary>Copies of data beyond those that are held where they are.</summary>
    private readonly byte[]?[] _copies = new byte[]?[layout.Data.Count];

    /// <summary>Where data is, or null where the call does not take it.</summary>
    private readonly nint[] _addresses = new nint[layout.Data.Count];

    /// <summary>What generated code sees.</summary>
    public ModelMemory<T> Working { get; } = new(program, layout.Data.Count, layout.Parameters.Count, layout.States.Count, layout.Lengths.Count);

    /// <summary>The lengths of the last call.</summary>
    public ReadOnlySpan<long> Lengths => _lengths.AsSpan(0, layout.Lengths.Count);

    /// <summary>Whether there has been a call.</summary>
    public bool HasLengths { get; private set; }

    /// <summary>How many elements data of the call has.</summary>
    public int CountOf(int data) => (int)_counts[data];

    /// <summary>Begins a call, which <see cref="Run"/> ends: nothing is given yet.</summary>
    /// <exception cref="InvalidOperationException">Another call is under way.</exception>
    public void Begin()
    {
        _occupancy.Enter(model);
        _counts.AsSpan().Fill(-1);
        _lengths.AsSpan().Fill(-1);
        HasLengths = false;
    }

    public void SetCount(int data, int count) => _counts[data] = count;

    public void SetNumber(int data, double value) => Working.SetNumber(data, value);

    public void SetLength(int length, int value) => _lengths[length] = Math.Max(value, 0);

    /// <summary>Keeps a copy of data, at a place that does not move.</summary>
    public void Copy(int data, ReadOnlySpan<byte> bytes)
    {
        if (_copies[data] is not { } copy || copy.Length < bytes.Length)
        {
            try
            {
                _copies[data] = copy = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
            }
            catch
            {
                _occupancy.Leave();
                throw;
            }
        }

        bytes.CopyTo(copy);
    }

    /// <summary>Checks what the call is given, holds it where it is, makes room, and does something with all that.</summary>
    /// <param name="arguments">What the call is given.</param>
    /// <param name="action">What is done.</param>
    /// <exception cref="ArgumentException">Something does not fit; nothing has changed.</exception>
    public void Run(scoped ref ModelArguments<T> arguments, IModelAction<T> action)
    {
        try
        {
            RunHeld(ref arguments, action);
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    private void RunHeld(scoped ref ModelArguments<T> arguments, IModelAction<T> action)
    {
        for (int i = 0; i < _lengths.Length; i++)
        {
            if (_lengths[i] == 0)
            {
                throw new ArgumentOutOfRangeException(layout.Lengths[i].Name, $"'{layout.Lengths[i].Name}' must be at least 1.");
            }
        }

        bool isBatch = arguments.Batch.IsGiven;
        ReadOnlySpan<int> rows = arguments.Batch.Rows;
        if (isBatch && rows.IsEmpty)
        {
            throw new ArgumentException("The batch has no rows; a call needs at least one example.", "rows");
        }

        new LengthSolver(model, layout, _counts, isBatch ? _lengths : _lengths.AsSpan(0, layout.Lengths.Count), isBatch ? rows.Length : -1).Solve();
        CheckLimits();
        if (isBatch)
        {
            CheckRows(rows, _lengths[^1]);
        }

        // Empty spans are null here, and no data is empty.
        fixed (byte* first = arguments.First, second = arguments.Second, third = arguments.Third, fourth = arguments.Fourth, fifth = arguments.Fifth, sixth = arguments.Sixth, seventh = arguments.Seventh, eighth = arguments.Eighth)
        {
            fixed (int* picked = rows)
            {
                Span<nint> held = [(nint)first, (nint)second, (nint)third, (nint)fourth, (nint)fifth, (nint)sixth, (nint)seventh, (nint)eighth];
                for (int k = 0; k < _counts.Length; k++)
                {
                    _addresses[k] = _counts[k] < 0 ? 0 : k < ModelArguments<T>.MostHeld ? held[k] : (nint)Unsafe.AsPointer(ref _copies[k]![0]);
                    bool isPicked = isBatch && layout.Data[k].IsPicked;
                    CheckRanges(k, isPicked, rows);
                    Working.SetData(k, (void*)_addresses[k], isPicked ? picked : null);
                }

                Working.Reserve(program, Lengths);
                HasLengths = true;
                action.Run(program, Working);
            }
        }
    }

    private void CheckLimits()
    {
        for (int i = 0; i < layout.Limits.Count; i++)
        {
            LengthLimit limit = layout.Limits[i];
            long needed = model.Count(limit.Needed, Lengths);
            long length = model.Count(limit.Length, Lengths);
            if (needed > length)
            {
                throw new ArgumentException($"'{limit.Axis}' would index {needed} places of {limit.Table}, which has {length}.", limit.Axis);
            }
        }
    }

    private void CheckRows(ReadOnlySpan<int> rows, long count)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (ulong)count)
            {
                string data = layout.Data.First(known => known.IsPicked).Name;
                throw new ArgumentOutOfRangeException("rows", rows[i], $"Row {i} of the batch is {rows[i]}, but '{data}' has the rows 0 to {count - 1}.");
            }
        }
    }

    /// <summary>Checks that whole numbers do not leave what they index.</summary>
    private void CheckRanges(int data, bool isPicked, ReadOnlySpan<int> rows)
    {
        for (int r = 0; r < layout.Ranges.Count; r++)
        {
            IndexRange range = layout.Ranges[r];
            if (range.Data != data || _counts[data] < 0)
            {
                continue;
            }

            ReadOnlySpan<int> values = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AsRef<int>((void*)_addresses[data]), (int)_counts[data]);
            int stride = isPicked ? (int)(_counts[data] / _lengths[^1]) : values.Length;
            for (int i = 0; i < (isPicked ? rows.Length : 1); i++)
            {
                CheckRange(range, isPicked ? values.Slice(rows[i] * stride, stride) : values, isPicked ? rows[i] * stride : 0);
            }
        }
    }

    private void CheckRange(IndexRange range, ReadOnlySpan<int> values, int start)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if ((ulong)(values[i] + range.Offset) >= (ulong)range.Length)
            {
                string name = layout.Data[range.Data].Name;
                throw new ArgumentOutOfRangeException(
                    name, values[i], $"Element {start + i} of '{name}' is {values[i]}, but {range.Table} has the places {-range.Offset} to {range.Length - 1 - range.Offset}.");
            }
        }
    }
}
