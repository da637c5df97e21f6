using System.Buffers.Binary;
using System.Globalization;

namespace OptGen.Checkpoints;

/// <summary>A safetensors file that is read from where a stream stands to its end: first the header, then the rest if it is wanted.</summary>
internal sealed class SafetensorsFile
{
    /// <summary>How much is read at a time of what nobody takes, and of a header whose length the stream does not confirm.</summary>
    private const int PieceLength = 1 << 14;

    private readonly Stream _stream;
    private readonly byte[] _prefix = new byte[SafetensorsHeader.PrefixLength];
    private readonly byte[] _json;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="stream">The stream; where it can seek, nothing is read before its length has been compared.</param>
    /// <param name="greatestHeader">How long the header may be in a file of a length that is given; null where nobody knows it.</param>
    /// <exception cref="CheckpointException">It is not as the format demands, or does not fit the length of the file.</exception>
    public SafetensorsFile(Stream stream, Func<long?, long>? greatestHeader = null)
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

        if (greatestHeader?.Invoke(available) is { } greatest && (long)length > greatest)
        {
            throw new CheckpointException($"The header has {length} bytes, but a file for this optimizer needs no more than {greatest}.");
        }

        _json = ReadHeader((int)length, isConfirmed: rest is not null);
        SafetensorsHeader header = SafetensorsHeaderReader.Read(_json);

        // What another program calls a checksum is its own affair.
        Header = header.IsOwn() || header.WasOwn() ? header : header with { ChecksumPlace = -1 };
        long? data = rest - (long)length;
        if (data is { } found && found != Header.DataLength)
        {
            throw new CheckpointException($"The tensors should take {Header.DataLength.ToString(CultureInfo.InvariantCulture)} bytes, but the file has {found} after its header.");
        }
    }

    public SafetensorsHeader Header { get; }

    /// <summary>Reads the bytes of all tensors, one tensor after the other, and checks the checksum where the header has one.</summary>
    /// <param name="take">Gives the memory for the bytes of a tensor; null for one that is only to be checked. All of it is written before the checksum is known.</param>
    /// <exception cref="CheckpointException">There are fewer bytes or more, or the checksum is another.</exception>
    public void ReadData(Func<TensorEntry, TensorMemory?> take)
    {
        Checksum checksum = new();
        checksum.Add(_prefix);
        if (Header.ChecksumPlace >= 0)
        {
            // It was computed when its own digits were not known yet.
            _json.AsSpan(Header.ChecksumPlace, Checksum.Digits).Fill((byte)'0');
        }

        checksum.Add(_json);
        Span<byte> skipped = stackalloc byte[PieceLength];
        foreach (TensorEntry tensor in Header.InOrder)
        {
            TensorMemory? memory = take(tensor);
            int greatest = memory is null ? PieceLength : CheckpointTensor.PieceLength;
            for (long start = 0; start < tensor.Length; start += greatest)
            {
                int count = (int)Math.Min(greatest, tensor.Length - start);
                Span<byte> piece = memory is null ? skipped[..count] : memory(start, count);
                int read = _stream.ReadAtLeast(piece, count, throwOnEndOfStream: false);
                if (read < count)
                {
                    throw new CheckpointException($"The file is cut off: expected {Header.DataLength} bytes of tensors, found {tensor.Begin + start + read}.");
                }

                checksum.Add(piece);
            }
        }

        if (_stream.ReadByte() >= 0)
        {
            throw new CheckpointException($"The tensors should take {Header.DataLength} bytes, but the file has more after its header.");
        }

        if (Header.ChecksumPlace >= 0 && Header.Metadata[CheckpointKeys.Checksum] is var expected && checksum.Text != expected)
        {
            throw new CheckpointException($"The file is damaged: expected the checksum {expected}, found {checksum.Text}.");
        }
    }

    /// <summary>Memory grows with what has been read, not with what a file says of itself.</summary>
    private byte[] ReadHeader(int length, bool isConfirmed)
    {
        byte[] json = new byte[isConfirmed ? length : Math.Min(length, PieceLength)];
        int count = 0;
        while (true)
        {
            count += _stream.ReadAtLeast(json.AsSpan(count), json.Length - count, throwOnEndOfStream: false);
            if (count < json.Length)
            {
                throw new CheckpointException($"The file is cut off: expected a header of {length} bytes, found {count}.");
            }

            if (count == length)
            {
                return json;
            }

            Array.Resize(ref json, (int)Math.Min(length, 2L * count));
        }
    }
}
