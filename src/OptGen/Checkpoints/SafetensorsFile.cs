using System.Buffers.Binary;
using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>A safetensors file that is read from where a stream stands to its end: first the header, then the rest if it is wanted.</summary>
internal sealed class SafetensorsFile
{
    private readonly Stream _stream;
    private readonly byte[] _prefix = new byte[SafetensorsHeader.PrefixLength];
    private readonly byte[] _json;

    /// <summary>Reads and checks the header.</summary>
    /// <exception cref="CheckpointException">It is not as the format demands, or does not fit the length of the file.</exception>
    public SafetensorsFile(Stream stream)
    {
        _stream = stream;
        long? available = stream.CanSeek ? stream.Length - stream.Position : null;
        int read = stream.ReadAtLeast(_prefix, _prefix.Length, throwOnEndOfStream: false);
        if (read < _prefix.Length)
        {
            throw new CheckpointException($"The file has {read} bytes; a safetensors file begins with {_prefix.Length} that tell the length of its header.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(_prefix);
        if (length > SafetensorsHeader.GreatestLength)
        {
            throw new CheckpointException($"The header would have {length} bytes, but at most {SafetensorsHeader.GreatestLength} are allowed; this is no safetensors file.");
        }

        long? rest = available - _prefix.Length;
        if (rest < (long)length)
        {
            throw new CheckpointException($"The file is cut off: expected a header of {length} bytes, found {rest}.");
        }

        _json = SegmentedBytes.Read(stream, (long)length).ToArray();
        Header = SafetensorsHeaderReader.Read(_json);
        long? data = rest - (long)length;
        if (data is { } found && found != Header.DataLength)
        {
            throw new CheckpointException($"The tensors should take {Header.DataLength.ToString(CultureInfo.InvariantCulture)} bytes, but the file has {found} after its header.");
        }
    }

    public SafetensorsHeader Header { get; }

    /// <summary>Reads the bytes of all tensors, and checks the checksum where the header has one.</summary>
    /// <exception cref="CheckpointException">There are fewer or more, or the checksum is another.</exception>
    public SegmentedBytes ReadData()
    {
        SegmentedBytes data = SegmentedBytes.Read(_stream, Header.DataLength);
        if (_stream.ReadByte() >= 0)
        {
            throw new CheckpointException($"The tensors should take {Header.DataLength} bytes, but the file has more after its header.");
        }

        if (Header.ChecksumPlace >= 0)
        {
            CheckChecksum(data);
        }

        return data;
    }

    private void CheckChecksum(SegmentedBytes data)
    {
        // It was computed when its own digits were not known yet.
        _json.AsSpan(Header.ChecksumPlace, Checksum.Digits).Fill((byte)'0');
        Checksum checksum = new();
        checksum.Add(_prefix);
        checksum.Add(_json);
        data.AddTo(ref checksum);
        string expected = Header.Metadata[CheckpointKeys.Checksum];
        if (checksum.Text != expected)
        {
            throw new CheckpointException($"The file is damaged: expected the checksum {expected}, found {checksum.Text}.");
        }
    }
}
