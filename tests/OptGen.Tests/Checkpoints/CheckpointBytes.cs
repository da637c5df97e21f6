using System.Text;
using OptGen.Checkpoints;

namespace OptGen.Tests.Checkpoints;

/// <summary>Checkpoints in memory, and edits of them.</summary>
internal static class CheckpointBytes
{
    private const string ChecksumKey = "\"crc32c\":\"";

    public static byte[] Save(Optimizer optimizer)
    {
        using MemoryStream stream = new();
        optimizer.Save(stream);
        return stream.ToArray();
    }

    /// <summary>Replaces a text by one of the same length in UTF-8.</summary>
    public static byte[] Replace(byte[] file, string written, string edited)
    {
        byte[] copy = [.. file];
        int place = file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(written));
        Assert.True(place >= 0, $"The file does not hold {written}.");
        Assert.Equal(Encoding.UTF8.GetByteCount(written), Encoding.UTF8.GetByteCount(edited));
        Encoding.UTF8.GetBytes(edited).CopyTo(copy, place);
        return copy;
    }

    /// <summary>Gives an edited file the checksum that its writer would have given it, where it still has a place for it.</summary>
    public static byte[] Seal(byte[] file)
    {
        byte[] copy = [.. file];
        int place = file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(ChecksumKey)) + ChecksumKey.Length;
        if (place < ChecksumKey.Length || place + Checksum.Digits > copy.Length)
        {
            return copy;
        }

        copy.AsSpan(place, Checksum.Digits).Fill((byte)'0');
        Checksum checksum = new();
        checksum.Add(copy);
        Encoding.UTF8.GetBytes(checksum.Text).CopyTo(copy, place);
        return copy;
    }
}
