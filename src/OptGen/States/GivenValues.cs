using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.Lanes;
using OptGen.Memory;

namespace OptGen.States;

/// <summary>What the caller has handed over for one parameter: memory that stays the caller's, and numbers.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed unsafe class GivenValues<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly HeldMemory<T>[] _memory;
    private readonly double[] _numbers;
    private readonly bool[] _areKnown;

    /// <param name="givens">What the rule is given.</param>
    /// <param name="rows">The parameter's rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="sizes">What the hyperparameters that set sizes are.</param>
    /// <exception cref="ArgumentException">A size is beyond an array.</exception>
    public GivenValues(IReadOnlyList<GivenInfo> givens, int rows, int columns, ReadOnlySpan<int> sizes)
    {
        _memory = new HeldMemory<T>[givens.Count];
        _numbers = new double[givens.Count];
        _areKnown = new bool[givens.Count];
        Lengths = new int[givens.Count];
        for (int i = 0; i < givens.Count; i++)
        {
            long length = givens[i].Length(rows, columns, sizes);
            if (length > Array.MaxLength)
            {
                throw new ArgumentException($"'{givens[i].Name}' would have {length} elements for a parameter of {rows} rows and {columns} columns, more than the {Array.MaxLength} of one array.");
            }

            Lengths[i] = (int)length;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _memory.Length;

    /// <summary>How many elements each of them has.</summary>
    public int[] Lengths { get; }

    public void Set(int index, ReadOnlyMemory<T> values)
    {
        _memory[index] = new HeldMemory<T>(MemoryMarshal.AsMemory(values));
        _areKnown[index] = true;
    }

    /// <summary>Sets a number; it takes the place of memory.</summary>
    public void Set(int index, double value)
    {
        _memory[index] = default;
        _numbers[index] = value;
        _areKnown[index] = true;
    }

    /// <summary>Whether it has been handed over; nothing needs not.</summary>
    public bool IsKnown(int index) => _areKnown[index] || Lengths[index] == 0;

    public double Number(int index) => _memory[index].IsEmpty ? _numbers[index] : Rounded.From(_memory[index].Span[0]);

    public void CopyTo(int index, Span<double> destination)
    {
        ReadOnlySpan<T> values = _memory[index].Span;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = Rounded.From(values[i]);
        }
    }

    /// <summary>Copies some elements, as far as there are so many: those of other sizes are not read.</summary>
    public void CopyTo(int index, nint start, Span<T> destination)
    {
        ReadOnlySpan<T> values = _memory[index].Span;
        if (start < values.Length)
        {
            values = values[(int)start..];
            values[..Math.Min(values.Length, destination.Length)].CopyTo(destination);
        }
    }

    public ReadOnlySpan<T> Memory(int index) => _memory[index].Span;

    public ref T First(int index) => ref MemoryMarshal.GetReference(_memory[index].Span);

    public Span<T> Elements(int index) => MemoryMarshal.CreateSpan(ref First(index), _memory[index].Memory.Length);

    /// <summary>Whether some of it is no array.</summary>
    public bool HasForeign => Array.Exists(_memory, memory => memory.IsForeign);

    /// <summary>Pins what is no array.</summary>
    /// <returns>Whether all of it is held.</returns>
    public bool Pin()
    {
        bool isHeld = true;
        for (int i = 0; i < _memory.Length; i++)
        {
            isHeld &= _memory[i].Pin();
        }

        return isHeld;
    }

    /// <summary>Does something while memory that cannot be pinned is held, too.</summary>
    public TResult Fix<TResult>(Func<TResult> action, int index = 0)
    {
        if (index == _memory.Length)
        {
            return action();
        }

        fixed (T* at = _memory[index].Unpinned)
        {
            _memory[index].Fix(at);
            return Fix(action, index + 1);
        }
    }

    public void Release()
    {
        for (int i = 0; i < _memory.Length; i++)
        {
            _memory[i].Release();
        }
    }

    /// <summary>Whether some of it shares memory with these bytes.</summary>
    public bool Overlap(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < _memory.Length; i++)
        {
            if (MemoryMarshal.AsBytes(_memory[i].Span).Overlaps(bytes))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes all of it.</summary>
    public void NoteIn(MemoryMap map)
    {
        foreach (HeldMemory<T> memory in _memory)
        {
            map.Add(memory.Memory);
        }
    }
}
