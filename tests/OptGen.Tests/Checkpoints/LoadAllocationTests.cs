using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using OptGen.Tests.Support;

namespace OptGen.Tests.Checkpoints;

/// <summary>Loading allocates no more than the file has bytes and a constant, whatever stands in the file.</summary>
public sealed class LoadAllocationTests
{
    /// <summary>Objects for a header as long as one of a few parameters may be: 128 KB of entries, each of which becomes up to ten times as many bytes.</summary>
    private const int Constant = 2 * 1024 * 1024;

    private const int Elements = 3_000_000;

    public static TheoryData<string> Headers => new(HostileHeaders.Keys);

    private static Dictionary<string, Func<int, string>> HostileHeaders { get; } = new()
    {
        ["many tensors"] = length => Object(length, i => $"\"{i}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}"),
        ["long names"] = length => Object(length, i => $"\"{i}{new string('x', 2000)}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}"),
        ["many axes"] = length => $"{{\"a\":{{\"dtype\":\"U8\",\"shape\":[{string.Join(',', Enumerable.Repeat(0, length / 2))}],\"data_offsets\":[0,0]}}}}",
        ["much metadata"] = length => $"{{\"__metadata__\":{Object(length, i => $"\"{i}\":\"\"")}}}",
        ["a long text"] = length => $"{{\"__metadata__\":{{\"format\":\"optgen\",\"format_version\":\"{new string('1', length)}\"}}}}",
        ["a long type"] = length => $"{{\"a\":{{\"dtype\":\"{new string('U', length)}\",\"shape\":[0],\"data_offsets\":[0,0]}}}}",
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void OfAHostileHeader(string kind)
    {
        foreach (int length in (int[])[1000, 100_000, 10_000_000])
        {
            byte[] json = Encoding.UTF8.GetBytes(HostileHeaders[kind](length));
            byte[] file = new byte[8 + json.Length];
            BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
            json.CopyTo(file, 8);
            foreach (bool canSeek in (bool[])[true, false])
            {
                Adam adam = new();
                adam.Add("w", new float[4], new float[4]);
                long allocated = Allocated(() => Assert.Throws<CheckpointException>(() => adam.Load(canSeek ? new MemoryStream(file) : new ForwardStream(file))));

                Assert.True(allocated <= file.Length + Constant, $"A header of {json.Length} bytes made {allocated} bytes be allocated.");
            }
        }
    }

    /// <summary>A header may claim what it likes: without the bytes, there is no memory.</summary>
    [Fact]
    public void OfALengthThatIsNotThere()
    {
        Adam saved = new();
        saved.Add("w", new float[Elements], new float[Elements]);
        byte[] cut = CheckpointBytes.Save(saved)[..5000];
        Adam loaded = new();
        loaded.Add("w", new float[Elements], new float[Elements]);
        loaded.State(loaded.Parameters[0], "m");

        Assert.InRange(Allocated(() => Assert.Throws<CheckpointException>(() => loaded.Load(new MemoryStream(cut)))), 0, 64 * 1024);
        Assert.InRange(Allocated(() => Assert.Throws<CheckpointException>(() => loaded.Load(new ForwardStream(cut)))), 0, Constant);
    }

    /// <summary>States of 24 MB are held once until they are checked.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OfAGoodFile(bool canSeek)
    {
        Adam saved = new();
        saved.Add("w", new float[Elements], new float[Elements]);
        byte[] file = CheckpointBytes.Save(saved);
        Adam loaded = new();
        loaded.Add("w", new float[Elements], new float[Elements]);
        loaded.State(loaded.Parameters[0], "m");
        long allocated = Allocated(() => loaded.Load(canSeek ? new MemoryStream(file) : new ForwardStream(file)));

        Assert.InRange(allocated, 8L * Elements, file.Length + (64 * 1024));
    }

    /// <summary>Of a file of a larger model, only what matches is held.</summary>
    [Fact]
    public void OfWhatMatches()
    {
        Adam saved = new();
        saved.Add("large", new float[Elements], new float[Elements]);
        saved.Add("w", new float[5], [1, 2, 3, 4, 5]);
        saved.Step();
        byte[] file = CheckpointBytes.Save(saved);
        Adam loaded = new();
        Parameter parameter = loaded.Add("w", new float[5], new float[5]);
        long allocated = Allocated(() => loaded.Load(new MemoryStream(file), new CheckpointOptions { WhatMatches = true }));

        Assert.InRange(allocated, 0, 128 * 1024);
        Assert.Equal(saved.State(saved.Parameters[1], "m").ToArray(), loaded.State(parameter, "m").ToArray());
    }

    /// <summary>As many entries as a large model has, of which the optimizer takes three.</summary>
    [Fact]
    public void AFileOfManyMoreParametersIsNotRefused()
    {
        Adam saved = new();
        for (int i = 0; i < 5000; i++)
        {
            saved.Add(string.Create(CultureInfo.InvariantCulture, $"layers.{i}.attention.weight"), new float[600], new float[600]);
        }

        byte[] file = CheckpointBytes.Save(saved);
        Adam loaded = new();
        loaded.Add("layers.7.attention.weight", new float[600], new float[600]);
        long allocated = Allocated(() => loaded.Load(new MemoryStream(file), new CheckpointOptions { WhatMatches = true }));

        Assert.InRange(allocated, 0, file.Length + Constant);
    }

    /// <summary>The shortest entries that there can be, as many as tensors that nobody takes allow.</summary>
    [Fact]
    public void OfEntriesThatAreLeftOver()
    {
        const int Data = 16_000_000;
        string header = Object(Data / 16, i => i == 0
            ? $"\"data\":{{\"dtype\":\"U8\",\"shape\":[{Data}],\"data_offsets\":[0,{Data}]}}"
            : $"\"{i}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}");
        byte[] file = new byte[8 + header.Length + Data];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        Encoding.UTF8.GetBytes(header).CopyTo(file, 8);
        Adam adam = new();
        adam.Add("w", new float[4], new float[4]);
        LoadResult? result = null;
        long allocated = Allocated(() => result = adam.Load(new MemoryStream(file), new CheckpointOptions { WhatMatches = true }));

        Assert.InRange(allocated, header.Length, file.Length + Constant);
        Assert.InRange(result!.LeftOver.Count, 10_000, int.MaxValue);
    }

    private static string Object(int length, Func<int, string> entry)
    {
        StringBuilder text = new("{");
        for (int i = 0; text.Length < length; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(entry(i));
        }

        return text.Append('}').ToString();
    }

    private static long Allocated(Action action)
    {
        action();
        return Allocations.Fewest(action);
    }
}
