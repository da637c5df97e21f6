using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OptGen.Checkpoints;

/// <summary>Reads numbers of one format as those of another that holds all of them exactly.</summary>
internal static class NumberReader
{
    /// <summary>Whether every number of a format is one of another, too; formats are not widened to themselves.</summary>
    public static bool Widens(TensorFormat from, TensorFormat to) =>
        (to == TensorFormat.Float32 || to == TensorFormat.Float64) && (from == TensorFormat.Float16 || from == TensorFormat.BFloat16 || (from == TensorFormat.Float32 && to != from));

    /// <summary>Whether a format holds numbers that can count steps.</summary>
    public static bool IsNumber(TensorFormat format) => format.Name is "I8" or "I16" or "I32" or "I64" or "U8" or "U16" or "U32" or "U64" or "F16" or "BF16" or "F32" or "F64";

    /// <summary>Widens numbers.</summary>
    /// <param name="from">The format of the source.</param>
    /// <param name="source">Whole elements.</param>
    /// <param name="to">The format of the destination.</param>
    /// <param name="destination">Room for as many.</param>
    public static void Widen(TensorFormat from, ReadOnlySpan<byte> source, TensorFormat to, Span<byte> destination)
    {
        int size = from.Bits / 8;
        if (to == TensorFormat.Float32)
        {
            Span<float> singles = MemoryMarshal.Cast<byte, float>(destination);
            for (int i = 0; i < singles.Length; i++)
            {
                singles[i] = ReadSingle(from, source[(i * size)..]);
            }

            return;
        }

        Span<double> doubles = MemoryMarshal.Cast<byte, double>(destination);
        for (int i = 0; i < doubles.Length; i++)
        {
            doubles[i] = ReadSingle(from, source[(i * size)..]);
        }
    }

    /// <summary>Reads a number of steps.</summary>
    /// <param name="format">One of <see cref="IsNumber"/>.</param>
    /// <param name="source">Its bytes.</param>
    /// <param name="what">What it is called in the file.</param>
    /// <exception cref="CheckpointException">It is negative, no whole number, or more than a rule can count.</exception>
    public static long ReadSteps(TensorFormat format, ReadOnlySpan<byte> source, string what) => format.Name switch
    {
        "I8" => CheckpointMetadata.CheckedSteps((Int128)(sbyte)source[0], what),
        "I16" => CheckpointMetadata.CheckedSteps((Int128)BinaryPrimitives.ReadInt16LittleEndian(source), what),
        "I32" => CheckpointMetadata.CheckedSteps((Int128)BinaryPrimitives.ReadInt32LittleEndian(source), what),
        "I64" => CheckpointMetadata.CheckedSteps((Int128)BinaryPrimitives.ReadInt64LittleEndian(source), what),
        "U8" => CheckpointMetadata.CheckedSteps((Int128)source[0], what),
        "U16" => CheckpointMetadata.CheckedSteps((Int128)BinaryPrimitives.ReadUInt16LittleEndian(source), what),
        "U32" => CheckpointMetadata.CheckedSteps((Int128)BinaryPrimitives.ReadUInt32LittleEndian(source), what),
        "U64" => CheckpointMetadata.CheckedSteps((Int128)BinaryPrimitives.ReadUInt64LittleEndian(source), what),
        "F64" => CheckpointMetadata.CheckedSteps(BinaryPrimitives.ReadDoubleLittleEndian(source), what),
        _ => CheckpointMetadata.CheckedSteps((double)ReadSingle(format, source), what),
    };

    private static float ReadSingle(TensorFormat format, ReadOnlySpan<byte> source) => format.Name switch
    {
        "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(source),
        "BF16" => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(source) << 16),
        _ => BinaryPrimitives.ReadSingleLittleEndian(source),
    };
}
