using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.Models;

namespace OptGen.CompilerServices;

/// <summary>What a call of a model is given, gathered by generated code.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ModelArguments<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many data are held where they are; others are copied.</summary>
    internal const int MostHeld = 8;

    private readonly CallMemory<T> _memory;

    internal ModelArguments(CallMemory<T> memory, Batch batch)
    {
        _memory = memory;
        Batch = batch;
        memory.Begin();
    }

    internal readonly Batch Batch { get; }

    internal ReadOnlySpan<byte> First { get; private set; }

    internal ReadOnlySpan<byte> Second { get; private set; }

    internal ReadOnlySpan<byte> Third { get; private set; }

    internal ReadOnlySpan<byte> Fourth { get; private set; }

    internal ReadOnlySpan<byte> Fifth { get; private set; }

    internal ReadOnlySpan<byte> Sixth { get; private set; }

    internal ReadOnlySpan<byte> Seventh { get; private set; }

    internal ReadOnlySpan<byte> Eighth { get; private set; }

    /// <summary>Gives data of numbers.</summary>
    /// <param name="data">Its place among the data.</param>
    /// <param name="values">Its elements.</param>
    public void Numbers(int data, ReadOnlySpan<T> values) => Set(data, MemoryMarshal.AsBytes(values), values.Length);

    /// <summary>Gives data of whole numbers.</summary>
    /// <param name="data">Its place among the data.</param>
    /// <param name="values">Its elements.</param>
    public void Integers(int data, ReadOnlySpan<int> values) => Set(data, MemoryMarshal.AsBytes(values), values.Length);

    /// <summary>Gives data that is one number.</summary>
    /// <param name="data">Its place among the data.</param>
    /// <param name="value">The number.</param>
    public readonly void Number(int data, double value) => _memory.SetNumber(data, value);

    /// <summary>Gives a length that does not follow from the data.</summary>
    /// <param name="length">Its place among the lengths of the call.</param>
    /// <param name="value">The length.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public readonly void Length(int length, int value) => _memory.SetLength(length, value);

    private void Set(int data, ReadOnlySpan<byte> bytes, int count)
    {
        _memory.SetCount(data, count);
        switch (data)
        {
            case 0:
                First = bytes;
                break;
            case 1:
                Second = bytes;
                break;
            case 2:
                Third = bytes;
                break;
            case 3:
                Fourth = bytes;
                break;
            case 4:
                Fifth = bytes;
                break;
            case 5:
                Sixth = bytes;
                break;
            case 6:
                Seventh = bytes;
                break;
            case 7:
                Eighth = bytes;
                break;
            default:
                _memory.Copy(data, bytes);
                break;
        }
    }
}
