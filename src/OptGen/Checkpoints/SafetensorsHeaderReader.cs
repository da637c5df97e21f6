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
        Dictionary<string, string> metadata = [];
        bool hasMetadata = false;
        Dictionary<string, TensorEntry> tensors = new(StringComparer.Ordinal);
        List<long> shape = [];
        List<long> offsets = [];
        int checksum = -1;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            bool isNew = name == SafetensorsHeader.MetadataName ? !hasMetadata : !tensors.ContainsKey(name);
            if (!isNew)
            {
                throw new CheckpointException($"The header has '{name}' twice.");
            }

            if (name == SafetensorsHeader.MetadataName)
            {
                hasMetadata = true;
                if (reader.TokenType != JsonTokenType.Null)
                {
                    metadata = ReadMetadata(ref reader, out checksum);
                }
            }
            else
            {
                tensors.Add(name, ReadTensor(ref reader, name, shape, offsets));
            }
        }

        // Finds anything that stands behind the object.
        reader.Read();
        return new SafetensorsHeader(metadata, tensors, InOrder(tensors.Values), checksum);
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
            if (reader.TokenType != JsonTokenType.String)
            {
                throw Lacking($"a text for '{key}'", SafetensorsHeader.MetadataName);
            }

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

    private static TensorEntry ReadTensor(ref Utf8JsonReader reader, string name, List<long> shape, List<long> offsets)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, name, "an object");
        TensorFormat? format = null;
        bool hasShape = false;
        bool hasOffsets = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (format is null && reader.ValueTextEquals("dtype"u8))
            {
                reader.Read();
                Expect(reader.TokenType == JsonTokenType.String, name, "a text for 'dtype'");
                format = TensorFormat.Find(in reader) ?? throw new CheckpointException($"Tensor '{name}' has the unknown dtype '{reader.GetString()}'.");
            }
            else if (!hasShape && reader.ValueTextEquals("shape"u8))
            {
                ReadNumbers(ref reader, name, "shape", shape);
                hasShape = true;
            }
            else if (!hasOffsets && reader.ValueTextEquals("data_offsets"u8))
            {
                ReadNumbers(ref reader, name, "data_offsets", offsets);
                hasOffsets = true;
            }
            else
            {
                throw new CheckpointException($"Tensor '{name}' has '{reader.GetString()}' twice, or the format does not know it.");
            }
        }

        Expect(format is not null && hasShape && hasOffsets && offsets.Count == 2, name, "'dtype', 'shape' and two 'data_offsets'");
        TensorEntry entry = new(name, format!, [.. shape], offsets[0], offsets[1]);
        if (entry.Length < 0 || format!.LengthOf(entry.Shape) != entry.Length)
        {
            throw new CheckpointException(
                $"Tensor '{name}' of {entry.Describe()} takes {format!.LengthOf(entry.Shape)?.ToString() ?? "no possible number of"} bytes, but has the offsets [{entry.Begin}, {entry.End}].");
        }

        return entry;
    }

    /// <summary>Reads an array into a list that serves all tensors.</summary>
    private static void ReadNumbers(ref Utf8JsonReader reader, string name, string field, List<long> numbers)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Lacking($"an array for '{field}'", name);
        }

        numbers.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long number = -1;
            if (reader.TokenType != JsonTokenType.Number || reader.ValueSpan[0] == '-' || !reader.TryGetInt64(out number))
            {
                throw Lacking($"whole numbers from 0 on in '{field}'", name);
            }

            numbers.Add(number);
        }
    }

    /// <summary>The tensors by their bytes: they must lie one behind the other, from the first byte on.</summary>
    private static TensorEntry[] InOrder(IEnumerable<TensorEntry> tensors)
    {
        TensorEntry[] ordered = [.. tensors];
        Array.Sort(ordered, (one, other) => (one.Begin, one.End).CompareTo((other.Begin, other.End)));
        long end = 0;
        foreach (TensorEntry tensor in ordered)
        {
            if (tensor.Begin != end)
            {
                throw new CheckpointException($"Tensor '{tensor.Name}' begins at {tensor.Begin}, but the one before it ends at {end}.");
            }

            end = tensor.End;
        }

        return ordered;
    }

    private static void Expect(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw Lacking(what, name);
        }
    }

    private static CheckpointException Lacking(string what, string name) => new($"The header must have {what} under '{name}'.");
}
