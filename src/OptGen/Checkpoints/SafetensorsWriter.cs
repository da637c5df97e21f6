using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OptGen.Checkpoints;

/// <summary>Writes a safetensors file with a checksum.</summary>
internal static class SafetensorsWriter
{
    /// <summary>Where tensors begin, a multiple of the greatest element, so that readers may use them in place.</summary>
    private const int Alignment = 8;

    /// <summary>The first text of the metadata is the checksum, so that the place of its digits is known.</summary>
    public static readonly int ChecksumPlace = Encoding.UTF8.GetByteCount($"{{\"{SafetensorsHeader.MetadataName}\":{{\"{CheckpointKeys.Checksum}\":\"");

    /// <summary>Writes a file of the library's own format.</summary>
    /// <param name="stream">Takes it, from where it stands.</param>
    /// <param name="metadata">What stands in the metadata behind checksum, format and version.</param>
    /// <param name="tensors">The tensors; those of greater elements come first.</param>
    public static void Write(Stream stream, IEnumerable<(string Key, string Text)> metadata, IEnumerable<CheckpointTensor> tensors)
    {
        List<CheckpointTensor> ordered = [.. tensors.OrderByDescending(tensor => tensor.Format.Bits)];
        byte[] header = Header(metadata, ordered);
        byte[] prefix = new byte[SafetensorsHeader.PrefixLength];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        Encoding.UTF8.GetBytes(ChecksumOf(prefix, header, ordered), header.AsSpan(ChecksumPlace));
        stream.Write(prefix);
        stream.Write(header);
        foreach (CheckpointTensor tensor in ordered)
        {
            foreach ((long start, int count) in tensor.Pieces())
            {
                stream.Write(tensor.Memory(start, count));
            }
        }
    }

    private static byte[] Header(IEnumerable<(string Key, string Text)> metadata, List<CheckpointTensor> tensors)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataName);
            json.WriteString(CheckpointKeys.Checksum, new string('0', Checksum.Digits));
            json.WriteString(CheckpointKeys.Format, CheckpointKeys.OwnFormat);
            json.WriteString(CheckpointKeys.Version, CheckpointKeys.OwnVersion);
            foreach ((string key, string text) in metadata)
            {
                json.WriteString(key, text);
            }

            json.WriteEndObject();
            long end = 0;
            foreach (CheckpointTensor tensor in tensors)
            {
                long begin = end;
                end += tensor.Length;
                Tensor(json, tensor, begin, end);
            }

            json.WriteEndObject();
        }

        int length = (buffer.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if (length > SafetensorsHeader.GreatestLength)
        {
            throw new InvalidOperationException($"A file of {tensors.Count} tensors needs a header of {length} bytes, but the format allows {SafetensorsHeader.GreatestLength}; use several optimizers.");
        }

        byte[] header = new byte[length];
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(header);
        return header;
    }

    private static void Tensor(Utf8JsonWriter json, CheckpointTensor tensor, long begin, long end)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Format.Name);
        json.WriteStartArray("shape");
        foreach (long axis in tensor.Shape)
        {
            json.WriteNumberValue(axis);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string ChecksumOf(byte[] prefix, byte[] header, List<CheckpointTensor> tensors)
    {
        Checksum checksum = new();
        checksum.Add(prefix);
        checksum.Add(header);
        foreach (CheckpointTensor tensor in tensors)
        {
            foreach ((long start, int count) in tensor.Pieces())
            {
                checksum.Add(tensor.Memory(start, count));
            }
        }

        return checksum.Text;
    }
}
