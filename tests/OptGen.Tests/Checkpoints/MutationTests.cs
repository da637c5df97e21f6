namespace OptGen.Tests.Checkpoints;

/// <summary>Ten thousand damaged files: each is refused and changes nothing, or is a checkpoint after all.</summary>
public sealed class MutationTests
{
    private const int Count = 10_000;

    /// <summary>
    /// What loading may allocate besides: names and numbers of the header as objects, and exceptions with their stacks. Little as against what lengths
    /// in a header can claim.
    /// </summary>
    private const int Overhead = 256 * 1024;

    [Fact]
    public void NothingButCheckpointExceptions()
    {
        byte[] file = Trained(4).Save();
        TrainedModel<float> model = Trained(2);
        ulong[] before = model.Bits();
        byte[] original = model.Save();
        Random random = new(20260101);
        int refused = 0;
        for (int i = 0; i < Count; i++)
        {
            byte[] mutated = Mutation.Of(file, random);
            CheckpointOptions options = new() { WhatMatches = i % 2 == 1, KeepHyperparameters = i % 3 == 0 };
            Stream stream = i % 5 == 0 ? new ForwardStream(mutated) : new MemoryStream(mutated);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            CheckpointException? exception = Load(model.Optimizer, stream, options);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

            Assert.True(allocated <= (2 * mutated.Length) + Overhead, $"File {i} of {mutated.Length} bytes made {allocated} bytes be allocated.");
            if (exception is not null)
            {
                refused++;
                Assert.Equal(before, model.Bits());
            }
            else
            {
                model.Optimizer.Load(new MemoryStream(original));
                Assert.Equal(before, model.Bits());
            }
        }

        Assert.InRange(refused, Count / 2, Count - 1);
    }

    /// <summary>Without the right checksum, only the file itself is loaded.</summary>
    [Fact]
    public void EveryFlippedBitIsFound()
    {
        byte[] file = Trained(4).Save();
        TrainedModel<float> model = Trained(2);
        ulong[] before = model.Bits();
        for (int bit = 0; bit < 8 * file.Length; bit += 3)
        {
            byte[] mutated = [.. file];
            mutated[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.True(Load(model.Optimizer, new MemoryStream(mutated), new CheckpointOptions { WhatMatches = true }) is not null, $"Bit {bit} was not found.");
        }

        Assert.Equal(before, model.Bits());
    }

    private static CheckpointException? Load(Optimizer optimizer, Stream stream, CheckpointOptions options)
    {
        try
        {
            optimizer.Load(stream, options);
            return null;
        }
        catch (CheckpointException exception)
        {
            return exception;
        }
    }

    private static TrainedModel<float> Trained(int steps)
    {
        TrainedModel<float> model = new(new NAdam());
        model.Train(steps);
        return model;
    }
}
