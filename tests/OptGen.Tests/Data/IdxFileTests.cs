using System.IO.Compression;
using OptGen.Data;

namespace OptGen.Tests.Data;

/// <summary>IDX files, built byte by byte from the description of the format.</summary>
public sealed class IdxFileTests
{
    private static readonly byte[] s_images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3];

    [Fact]
    public void Bytes_are_read_and_scaled()
    {
        IdxFile file = Read(s_images);
        Assert.Equal((IdxElement.Byte, 6), (file.Element, file.Count));
        Assert.Equal([2, 1, 3], file.Shape);
        Assert.Equal([0, .2f, 1, (float)(1 / 255.0), (float)(2 / 255.0), (float)(3 / 255.0)], file.ToSingles(1.0 / 255));
        Assert.Equal([0, 51, 255, 1, 2, 3], file.ToIntegers());
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0xFF }, -1)]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE }, -2)]
    [InlineData(0x0C, new byte[] { 0, 1, 0, 0 }, 65536)]
    [InlineData(0x0D, new byte[] { 0x3F, 0xC0, 0, 0 }, 1.5)]
    [InlineData(0x0E, new byte[] { 0xC0, 0x04, 0, 0, 0, 0, 0, 0 }, -2.5)]
    public void All_types_are_read(byte type, byte[] element, double expected) => Assert.Equal([expected], Read([0, 0, type, 1, 0, 0, 0, 1, .. element]).ToDoubles());

    [Fact]
    public void Packed_files_are_read_as_they_are()
    {
        using MemoryStream packed = new();
        using (GZipStream packing = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(s_images);
        }

        Assert.Equal(6, Read(packed.ToArray()).Count);
        byte[] damaged = packed.ToArray()[..^12];
        Assert.Contains("file.idx", Assert.Throws<InvalidDataException>(() => Read(damaged)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_on_disk_are_named_in_messages()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, s_images);
            Assert.Equal(6, IdxFile.Read(path).Count);
            File.WriteAllBytes(path, s_images[..^1]);
            Assert.StartsWith(Path.GetFileName(path), Assert.Throws<InvalidDataException>(() => IdxFile.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(new byte[] { }, "file.idx is no IDX file: it is empty; an IDX file begins with two zeros, the type of its elements (08, 09, 0B, 0C, 0D or 0E) and the number of its axes.")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 1 }, "file.idx is no IDX file: it begins with 89504E47; an IDX file begins with two zeros, the type of its elements (08, 09, 0B, 0C, 0D or 0E) and the number of its axes.")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "file.idx is cut short: it has 8 bytes, and the lengths of its 2 axes end at 12.")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "file.idx is cut short: its lengths are 3 of 1 bytes each, and 2 bytes follow.")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "file.idx goes on behind its last element: its lengths are 1 of 1 bytes each, and 2 bytes follow.")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0xFF, 0, 0, 1, 1 }, "file.idx: axis 0 has the length -16777215.")]
    [InlineData(new byte[] { 0, 0, 14, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 1 }, "file.idx is cut short: its lengths are 2147483647 × 2147483647 × 2147483647 of 8 bytes each, and 1 bytes follow.")]
    public void Mistakes_are_told(byte[] bytes, string message) => Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(bytes)).Message);

    [Fact]
    public void Labels_must_be_whole() =>
        Assert.Equal("Element 0 is 1.5, which is no whole number of 32 bits.", Assert.Throws<InvalidDataException>(() => Read([0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0xC0, 0, 0]).ToIntegers()).Message);

    private static IdxFile Read(byte[] bytes) => IdxFile.Read(new MemoryStream(bytes), "file.idx");
}
