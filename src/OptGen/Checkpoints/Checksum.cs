using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace OptGen.Checkpoints;

/// <summary>CRC-32C (Castagnoli) of bytes that come in pieces.</summary>
internal struct Checksum()
{
    /// <summary>The hexadecimal digits of one.</summary>
    public const int Digits = 8;

    private uint _state = uint.MaxValue;

    public readonly string Text => (~_state).ToString("x8", CultureInfo.InvariantCulture);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            state = BitOperations.Crc32C(state, word);
        }

        foreach (byte single in bytes[(words.Length * sizeof(ulong))..])
        {
            state = BitOperations.Crc32C(state, single);
        }

        _state = state;
    }
}
