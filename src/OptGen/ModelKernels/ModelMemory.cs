using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

/// <summary>The memory of one model as its generated code sees it during a call. Nothing of it moves, so that threads share it.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class ModelMemory<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Bytes of a cache line, at which buffers begin.</summary>
    private const int Alignment = 64;

    private readonly nint[] _data;
    private readonly double[] _numbers;
    private readonly nint[] _rows;
    private readonly nint[] _weights;
    private readonly nint[] _gradients;
    private readonly nint[] _states;
    private readonly nint[] _directions;
    private readonly nint[] _buffers;
    private readonly long[] _elements;
    private readonly long[] _lengths;
    private readonly double[] _scalars;

    private readonly long[]?[] _picked;
    private readonly int[]?[] _offsets;
    private readonly int[]?[] _counting;
    private long[] _arena = [];

    /// <param name="program">What the model computes.</param>
    /// <param name="data">How many data there are.</param>
    /// <param name="parameters">How many parameters there are.</param>
    /// <param name="states">How many states there are.</param>
    /// <param name="lengths">How many lengths a call gives.</param>
    internal ModelMemory(ModelProgram<T> program, int data, int parameters, int states, int lengths)
    {
        _data = new nint[data];
        _numbers = new double[data];
        _rows = new nint[data];
        _picked = new long[]?[data];
        _offsets = new int[]?[data];
        _counting = new int[]?[data];
        _weights = new nint[parameters];
        _gradients = new nint[parameters];
        _states = new nint[states];
        _directions = new nint[parameters];
        _touched = new TouchedRows?[parameters];
        _buffers = new nint[program.Buffers];
        _elements = new long[program.Buffers];
        _lengths = new long[lengths];
        _scalars = new double[program.ScalarCount];
    }

    /// <summary>How many threads may take part, the caller's among them.</summary>
    public int Threads { get; internal set; } = 1;

    /// <summary>Whether gradients are added to those that there are.</summary>
    public bool Adds { get; internal set; }

    /// <summary>What the noise of the call is drawn by.</summary>
    public NoiseKey NoiseKey { get; internal set; }

    /// <summary>The numbers that the call leaves: the loss, if the model has one, then the single numbers that it names.</summary>
    public Span<double> Scalars => _scalars;

    /// <summary>The first element of data with axes.</summary>
    public ref T Data(int data) => ref *(T*)_data[data];

    /// <summary>The first element of data of whole numbers with axes.</summary>
    public ref int Integers(int data) => ref *(int*)_data[data];

    /// <summary>Data without axes: one number.</summary>
    public double Number(int data) => _numbers[data];

    /// <summary>Whether the call picks rows of the data along its first axis.</summary>
    public bool IsPicked(int data) => _rows[data] != 0;

    /// <summary>The first of the numbers of the rows that the call picks of the data.</summary>
    public ref int Rows(int data) => ref *(int*)_rows[data];

    /// <summary>The first element of a parameter.</summary>
    public ref T Weights(int parameter) => ref *(T*)_weights[parameter];

    /// <summary>The first element of a parameter's gradient.</summary>
    public ref T Gradient(int parameter) => ref *(T*)_gradients[parameter];

    /// <summary>The first element of a state.</summary>
    public ref T State(int state) => ref *(T*)_states[state];

    /// <summary>The first element of a parameter's direction.</summary>
    public ref T Direction(int parameter) => ref *(T*)_directions[parameter];

    /// <summary>The first element of a buffer.</summary>
    public ref T Buffer(int buffer) => ref *(T*)_buffers[buffer];

    /// <summary>The first element of a buffer of whole numbers.</summary>
    public ref int IntegerBuffer(int buffer) => ref *(int*)_buffers[buffer];

    /// <summary>A length that the call gives.</summary>
    public long Length(int length) => _lengths[length];

    /// <summary>Puts the rows that the call picks of data side by side; where it picks none, nothing happens.</summary>
    /// <param name="data">Its place among the data.</param>
    /// <param name="rows">How many rows are picked.</param>
    /// <param name="length">How many elements a row has.</param>
    public void Pick(int data, nint rows, nint length) => PickBytes(data, rows, length * sizeof(T));

    /// <summary>Finds the places of the rows that the call picks of data, for products that read them where they are. Where places are too far apart for this, it does what <see cref="Pick"/> does.</summary>
    /// <inheritdoc cref="Pick"/>
    public void PickPlaces(int data, nint rows, nint length)
    {
        if (_rows[data] == 0)
        {
            return;
        }

        ReadOnlySpan<int> picked = new((int*)_rows[data], checked((int)rows));
        if (_offsets[data] is not { } offsets || offsets.Length < rows)
        {
            offsets = GC.AllocateUninitializedArray<int>(checked((int)rows), pinned: true);
            _offsets[data] = offsets;
        }

        for (int i = 0; i < picked.Length; i++)
        {
            long place = (long)picked[i] * length;
            if (place + length > int.MaxValue)
            {
                Pick(data, rows, length);
                return;
            }

            offsets[i] = (int)place;
        }
    }

    /// <summary>The same for data of whole numbers.</summary>
    /// <inheritdoc cref="Pick"/>
    public void PickIntegers(int data, nint rows, nint length) => PickBytes(data, rows, length * sizeof(int));

    /// <summary>Says where data with axes is.</summary>
    /// <param name="data">Its place among the data.</param>
    /// <param name="address">Its first element, numbers or integers; it must not move until the call is over.</param>
    /// <param name="rows">The first of the numbers of the rows that are picked along its first axis, which must not move either; null where all rows are taken as they are.</param>
    internal void SetData(int data, void* address, int* rows = null) => (_data[data], _rows[data]) = ((nint)address, (nint)rows);

    /// <summary>Gives data without axes.</summary>
    internal void SetNumber(int data, double value) => _numbers[data] = value;

    /// <summary>Says where a parameter and its gradient are, which must not move.</summary>
    internal void SetParameter(int parameter, T* weights, T* gradient) => (_weights[parameter], _gradients[parameter]) = ((nint)weights, (nint)gradient);

    /// <summary>Says where the direction of a parameter is, which must not move.</summary>
    internal void SetDirection(int parameter, T* direction) => _directions[parameter] = (nint)direction;

    /// <summary>Says where a state is, which must not move.</summary>
    internal void SetState(int state, T* values) => _states[state] = (nint)values;

    /// <summary>The places of the picked rows of data.</summary>
    internal int* Offsets(int data) => (int*)Unsafe.AsPointer(ref _offsets[data]![0]);

    /// <summary>The places 0, stride, 2·stride … within a row of data.</summary>
    internal int* Counting(int data, int count, nint stride)
    {
        if (_counting[data] is not { } places || places.Length < count)
        {
            places = GC.AllocateUninitializedArray<int>(Math.Max(1, count), pinned: true);
            _counting[data] = places;
            places[0] = -1;
        }

        // Left as they are from product to product, but for another stride.
        if (places[0] != 0 || (places.Length > 1 && places[1] != stride))
        {
            for (int i = 0; i < places.Length; i++)
            {
                places[i] = (int)(i * stride);
            }
        }

        return (int*)Unsafe.AsPointer(ref places[0]);
    }

    /// <summary>Makes room for a call.</summary>
    /// <param name="program">What the model computes.</param>
    /// <param name="lengths">The lengths that the call gives.</param>
    /// <remarks>Memory is taken where the last calls needed less, and never given back.</remarks>
    internal void Reserve(ModelProgram<T> program, ReadOnlySpan<long> lengths)
    {
        if (_arena.Length > 0 && lengths.SequenceEqual(_lengths))
        {
            return;
        }

        lengths.CopyTo(_lengths);
        program.Measure(lengths, _elements);
        long bytes = Alignment;
        foreach (long elements in _elements)
        {
            bytes = checked(bytes + BytesOf(elements));
        }

        if (bytes > (long)_arena.Length * sizeof(long))
        {
            _arena = GC.AllocateUninitializedArray<long>(checked((int)(bytes / sizeof(long)) + 1), pinned: true);
        }

        nint place = ((nint)Unsafe.AsPointer(ref _arena[0]) + (Alignment - 1)) & -Alignment;
        for (int i = 0; i < _elements.Length; i++)
        {
            _buffers[i] = place;
            place += (nint)BytesOf(_elements[i]);
        }
    }

    /// <summary>The elements of a buffer after a call.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="length">How many there are.</param>
    internal ReadOnlySpan<T> Elements(int buffer, int length) => new((T*)_buffers[buffer], length);

    /// <summary>The whole numbers of a buffer after a call.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="length">How many there are.</param>
    internal ReadOnlySpan<int> WholeNumbers(int buffer, int length) => new((int*)_buffers[buffer], length);

    private void PickBytes(int data, nint rows, nint bytes)
    {
        if (_rows[data] == 0)
        {
            return;
        }

        if (_picked[data] is not { } room || room.Length * sizeof(long) < rows * bytes)
        {
            room = GC.AllocateUninitializedArray<long>(checked((int)((rows * bytes / sizeof(long)) + 1)), pinned: true);
            _picked[data] = room;
        }

        byte* target = (byte*)Unsafe.AsPointer(ref room[0]);
        int* row = (int*)_rows[data];
        for (nint i = 0; i < rows; i++)
        {
            System.Buffer.MemoryCopy((byte*)_data[data] + (row[i] * bytes), target + (i * bytes), bytes, bytes);
        }

        (_data[data], _rows[data]) = ((nint)target, 0);
    }

    /// <summary>A multiple of a cache line, and one more, so that lanes may read beyond the last element.</summary>
    private static long BytesOf(long elements) => checked((elements * sizeof(T)) + (2 * Alignment) - 1) & -Alignment;
}
