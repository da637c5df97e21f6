using System.Buffers.Binary;
using System.Text;
using OptGen.Checkpoints;

namespace OptGen.Tests.Checkpoints;

/// <summary>What the format demands of a file, each demand broken once.</summary>
public sealed class SafetensorsTests
{
    [Theory]
    [InlineData("""{}""", 0)]
    [InlineData("""{"__metadata__":{}}""", 0)]
    [InlineData("""{"__metadata__":null}""", 0)]
    [InlineData("""{"__metadata__":{"a":"b","ε":"\u00e9"}}   """, 0)]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"data_offsets":[8,20],"shape":[3],"dtype":"F32"},"b":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", 20)]
    [InlineData("""{"a":{"dtype":"F64","shape":[0],"data_offsets":[0,0]},"b":{"dtype":"U8","shape":[2,1],"data_offsets":[0,2]}}""", 2)]
    [InlineData("""{"a":{"dtype":"F4","shape":[2,3],"data_offsets":[0,3]}}""", 3)]
    [InlineData("""{"a":{"dtype":"F6_E2M3","shape":[4],"data_offsets":[0,3]}}""", 3)]
    public void GoodFilesAreRead(string header, int data) => Assert.Equal(data, Read(header, data).Header.DataLength);

    [Theory]
    [InlineData("", 0, "begin with '{'")]
    [InlineData(""" {}""", 0, "begin with '{'")]
    [InlineData("""[]""", 0, "begin with '{'")]
    [InlineData("""{""", 0, "no valid JSON")]
    [InlineData("""{}x""", 0, "no valid JSON")]
    [InlineData("""{},""", 0, "no valid JSON")]
    [InlineData("""{/**/}""", 0, "no valid JSON")]
    [InlineData("""{"a":}""", 0, "no valid JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "no valid JSON")]
    [InlineData("""{"a":1}""", 0, "an object under 'a'")]
    [InlineData("""{"a":{}}""", 0, "'dtype', 'shape' and two 'data_offsets' under 'a'")]
    [InlineData("""{"__metadata__":1}""", 0, "an object of texts")]
    [InlineData("""{"__metadata__":{"x":1}}""", 0, "a text for 'x'")]
    [InlineData("""{"__metadata__":{"x":{"y":"z"}}}""", 0, "a text for 'x'")]
    [InlineData("""{"__metadata__":{"x":"1","x":"1"}}""", 0, "'x' twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "'__metadata__' twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},"\u0061":{"dtype":"U8","shape":[],"data_offsets":[1,2]}}""", 2, "'a' twice")]
    [InlineData("""{"a":{"dtype":"F31","shape":[],"data_offsets":[0,4]}}""", 4, "unknown dtype 'F31'")]
    [InlineData("""{"a":{"dtype":32,"shape":[],"data_offsets":[0,4]}}""", 4, "a text for 'dtype'")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "'dtype' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4],"more":1}}""", 4, "'more'")]
    [InlineData("""{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", 4, "an array for 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "whole numbers from 0 on in 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}""", 4, "whole numbers from 0 on in 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-0,4]}}""", 4, "whole numbers from 0 on in 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-0],"data_offsets":[0,0]}}""", 0, "whole numbers from 0 on in 'shape'")]
    [InlineData("""{"__metadata__":null,"__metadata__":{}}""", 0, "'__metadata__' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", 4, "whole numbers from 0 on in 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""", 4, "whole numbers from 0 on in 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4]}}""", 4, "whole numbers from 0 on in 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "takes 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "offsets [4, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "two 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}}""", 4, "two 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,1]}}""", 1, "no possible number of bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "no possible number of bytes")]
    [InlineData("""{"a":{"dtype":"F64","shape":[4294967296,4294967296,0],"data_offsets":[0,0]}}""", 0, "no possible number of bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1152921504606846976],"data_offsets":[0,1152921504606846976]}}""", 0, "no possible number of bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1000000000000],"data_offsets":[0,1000000000000]}}""", 0, "should take 1000000000000 bytes, but the file has 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "begins at 4, but the one before it ends at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "begins at 8, but the one before it ends at 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "begins at 4, but the one before it ends at 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, "should take 4 bytes, but the file has 5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3, "should take 4 bytes, but the file has 3")]
    public void BadFilesAreRefused(string header, int data, string message) =>
        Assert.Contains(message, Assert.Throws<CheckpointException>(() => Read(header, data)).Message, StringComparison.Ordinal);

    [Fact]
    public void TextThatIsNoUtf8IsRefused()
    {
        byte[] file = File("""{"__metadata__":{"x":"??"}}""", 0);
        file[file.AsSpan().IndexOf((byte)'?')] = 0xC3;

        Assert.Contains("UTF-8", Refuse(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void AFileOfAFewBytesIsRefused(int length) => Assert.Contains($"has {length} bytes", Refuse(new byte[length]), StringComparison.Ordinal);

    [Theory]
    [InlineData(100_000_001UL, "at most 100000000")]
    [InlineData(ulong.MaxValue, "at most 100000000")]
    [InlineData(100_000_000UL, "cut off")]
    [InlineData(3UL, "cut off")]
    public void ALengthBeyondTheFileIsRefused(ulong length, string message)
    {
        byte[] file = File("{}", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);

        Assert.Contains(message, Refuse(file), StringComparison.Ordinal);
    }

    [Fact]
    public void MoreThanTheHeaderTellsIsRefusedAlsoWhereTheLengthIsUnknown()
    {
        byte[] file = File("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5);

        Assert.Contains("more after its header", Assert.Throws<CheckpointException>(() => new SafetensorsFile(new ForwardStream(file)).ReadData(_ => null)).Message, StringComparison.Ordinal);
        Assert.Contains("cut off", Assert.Throws<CheckpointException>(() => new SafetensorsFile(new ForwardStream(file[..^3])).ReadData(_ => null)).Message, StringComparison.Ordinal);
    }

    /// <summary>The check value of CRC-32C that its catalogues give.</summary>
    [Fact]
    public void TheChecksumIsThePublishedOne()
    {
        Checksum checksum = new();
        checksum.Add("1234"u8);
        checksum.Add("56789"u8);

        Assert.Equal("e3069283", checksum.Text);
    }

    private static SafetensorsFile Read(string header, int data) => new(new MemoryStream(File(header, data)));

    private static string Refuse(byte[] file) => Assert.Throws<CheckpointException>(() => new SafetensorsFile(new MemoryStream(file))).Message;

    private static byte[] File(string header, int data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, json.Length);
        return [.. prefix, .. json, .. new byte[data]];
    }
}
