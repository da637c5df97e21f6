using System.Text.Json;

namespace OptGen.Checkpoints;

/// <summary>How the elements of a tensor are stored: a <c>dtype</c> of the safetensors format.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Bits">The bits of one element.</param>
internal sealed record TensorFormat(string Name, int Bits)
{
    public static readonly TensorFormat UInt8 = new("U8", 8);
    public static readonly TensorFormat Float16 = new("F16", 16);
    public static readonly TensorFormat BFloat16 = new("BF16", 16);
    public static readonly TensorFormat Float32 = new("F32", 32);
    public static readonly TensorFormat Float64 = new("F64", 64);
    public static readonly TensorFormat Int64 = new("I64", 64);

    private static readonly TensorFormat[] Known =
    [
        UInt8, Float16, BFloat16, Float32, Float64, Int64,
        new("BOOL", 8), new("F4", 4), new("F6_E2M3", 6), new("F6_E3M2", 6), new("I8", 8), new("F8_E5M2", 8), new("F8_E4M3", 8), new("F8_E8M0", 8),
        new("F8_E4M3FNUZ", 8), new("F8_E5M2FNUZ", 8), new("I16", 16), new("U16", 16), new("I32", 32), new("U32", 32), new("C64", 64), new("U64", 64),
    ];

    /// <summary>The format of the name that a reader has come to; null where there is none.</summary>
    public static TensorFormat? Find(ref readonly Utf8JsonReader name)
    {
        foreach (TensorFormat format in Known)
        {
            if (name.ValueTextEquals(format.Name))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>The format of numbers in memory.</summary>
    public static TensorFormat Of(Type type) => type == typeof(float) ? Float32 : Float64;

    /// <summary>How many bytes a tensor takes; null where that is no whole number, or more than can be counted.</summary>
    public long? LengthOf(ReadOnlySpan<long> shape)
    {
        long bits = Bits;
        foreach (long axis in shape)
        {
            if (Math.BigMul(bits, axis, out long low) != 0 || low < 0)
            {
                return null;
            }

            bits = low;
        }

        return bits % 8 == 0 ? bits / 8 : null;
    }

    public override string ToString() => Name;
}
