using System.Text.Json;
using System.Text.Unicode;

namespace OptGen.Checkpoints;

/// <summary>Reads the header of a safetensors file, and believes nothing of it.</summary>
internal static class SafetensorsHeaderReader
{
    /// <summary>Reads a header.</summary>
    /// <param name="json">Its bytes.</param>
    /// <exception cref="CheckpointException">It is not as the format demands.</exception>
    public static SafetensorsHeader Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || json[0] != '{')
        {
            throw new CheckpointException("The header must begin with '{'; this is no safetensors file.");
        }

        if (!Utf8.IsValid(json))
        {
            throw new CheckpointException("The header is no valid UTF-8.");
        }

        try
        {
            return ReadRoot(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader throws the latter for escapes that are no text.
            throw new CheckpointException($"The header is no valid JSON: {exception.Message}", exception);
        }
    }

    private static SafetensorsHeader ReadRoot(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        Dictionary<string, string>? metadata = null;
        Dictionary<string, TensorEntry> tensors = new(StringComparer.Ordinal);
        int checksum = -1;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            bool isNew = name == SafetensorsHeader.MetadataName ? metadata is null : !tensors.ContainsKey(name);
            if (!isNew)
            {
                throw new CheckpointException($"The header has '{name}' twice.");
            }

            if (name == SafetensorsHeader.MetadataName)
            {
                metadata = ReadMetadata(ref reader, out checksum);
            }
            else
            {
                tensors.Add(name, ReadTensor(ref reader, name));
            }
        }

        // Finds anything that stands behind the object.
        reader.Read();
        return new SafetensorsHeader(metadata ?? [], tensors, CheckContiguous(tensors.Values), checksum);
    }

    private static Dictionary<string, string> ReadMetadata(ref Utf8JsonReader reader, out int checksum)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, SafetensorsHeader.MetadataName, "an object of texts");
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        checksum = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            Expect(reader.TokenType == JsonTokenType.String, SafetensorsHeader.MetadataName, $"a text for '{key}'");
            if (!metadata.TryAdd(key, reader.GetString()!))
            {
                throw new CheckpointException($"The metadata has '{key}' twice.");
            }

            if (key == CheckpointKeys.Checksum && reader.ValueSpan.Length == Checksum.Digits)
            {
                checksum = (int)reader.TokenStartIndex + 1;
            }
        }

        return metadata;
    }

    private static TensorEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, name, "an object");
        TensorFormat? format = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string field = reader.GetString()!;
            reader.Read();
            switch (field)
            {
                case "dtype" when format is null:
                    Expect(reader.TokenType == JsonTokenType.String, name, "a text for 'dtype'");
                    string dtype = reader.GetString()!;
                    format = TensorFormat.Find(dtype) ?? throw new CheckpointException($"Tensor '{name}' has the unknown dtype '{dtype}'.");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name, field);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, name, field);
                    break;
                default:
                    throw new CheckpointException($"Tensor '{name}' has '{field}' twice, or the format does not know it.");
            }
        }

        Expect(format is not null && shape is not null && offsets is { Count: 2 }, name, "'dtype', 'shape' and two 'data_offsets'");
        TensorEntry entry = new(name, format!, [.. shape!], offsets![0], offsets[1]);
        if (entry.Length < 0 || format!.LengthOf(entry.Shape) != entry.Length)
        {
            throw new CheckpointException(
                $"Tensor '{name}' of {entry.Describe()} takes {format!.LengthOf(entry.Shape)?.ToString() ?? "no possible number of"} bytes, but has the offsets [{entry.Begin}, {entry.End}].");
        }

        return entry;
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string name, string field)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, name, $"an array for '{field}'");
        List<long> numbers = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long number = -1;
            Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number) && number >= 0, name, $"whole numbers from 0 on in '{field}'");
            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>Tensors must lie one behind the other, from the first byte on.</summary>
    /// <returns>Where the last one ends.</returns>
    private static long CheckContiguous(IEnumerable<TensorEntry> tensors)
    {
        long end = 0;
        foreach (TensorEntry tensor in tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.Begin != end)
            {
                throw new CheckpointException($"Tensor '{tensor.Name}' begins at {tensor.Begin}, but the one before it ends at {end}.");
            }

            end = tensor.End;
        }

        return end;
    }

    private static void Expect(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw new CheckpointException($"The header must have {what} under '{name}'.");
        }
    }
}
