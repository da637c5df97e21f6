using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OptGen.Checkpoints;

/// <summary>Writes a checkpoint: the same bytes for the same state of an optimizer.</summary>
internal static class CheckpointWriter
{
    /// <summary>Where tensors begin, a multiple of the greatest element, so that readers may use them in place.</summary>
    private const int Alignment = 8;

    /// <summary>The first text of the metadata is the checksum, so that the place of its digits is known.</summary>
    private static readonly int ChecksumPlace = Encoding.UTF8.GetByteCount($"{{\"{SafetensorsHeader.MetadataName}\":{{\"{CheckpointKeys.Checksum}\":\"");

    public static void Write(Optimizer optimizer, Stream stream, bool withWeights)
    {
        // Greater elements first, so that all are aligned.
        List<CheckpointTensor> tensors = [.. CheckpointLayout.Of(optimizer, withWeights).OrderByDescending(tensor => tensor.Format.Bits)];
        byte[] header = Header(optimizer, tensors);
        byte[] prefix = new byte[SafetensorsHeader.PrefixLength];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        Encoding.UTF8.GetBytes(ChecksumOf(prefix, header, tensors), header.AsSpan(ChecksumPlace));
        stream.Write(prefix);
        stream.Write(header);
        foreach (CheckpointTensor tensor in tensors)
        {
            foreach ((long start, int count) in tensor.Pieces())
            {
                stream.Write(tensor.Memory(start, count));
            }
        }
    }

    private static byte[] Header(Optimizer optimizer, List<CheckpointTensor> tensors)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataName);
            foreach ((string key, string text) in Metadata(optimizer))
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
            throw new InvalidOperationException($"The checkpoint of {optimizer.Parameters.Count} parameters needs a header of {length} bytes, but the format allows {SafetensorsHeader.GreatestLength}; use several optimizers.");
        }

        byte[] header = new byte[length];
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(header);
        return header;
    }

    private static IEnumerable<(string Key, string Text)> Metadata(Optimizer optimizer)
    {
        OptimizerInfo info = optimizer.Info;
        yield return (CheckpointKeys.Checksum, new string('0', Checksum.Digits));
        yield return (CheckpointKeys.Format, CheckpointKeys.OwnFormat);
        yield return (CheckpointKeys.Version, CheckpointKeys.OwnVersion);
        yield return (CheckpointKeys.Optimizer, optimizer.GetType().FullName!);
        yield return (CheckpointKeys.Rule, info.Rule);
        yield return (CheckpointKeys.CalledRules, CheckpointMetadata.CalledRules(info));
        yield return (CheckpointKeys.StepCount, optimizer.StepCount.ToString(CultureInfo.InvariantCulture));
        yield return (CheckpointKeys.Seed, optimizer.Seed.ToString(CultureInfo.InvariantCulture));
        foreach ((string property, string text) in info.Hyperparameters.Zip(optimizer.HyperparameterTexts()))
        {
            yield return (CheckpointKeys.Hyperparameter(property), text);
        }
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
