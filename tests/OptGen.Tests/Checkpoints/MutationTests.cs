namespace OptGen.Tests.Checkpoints;

/// <summary>Ten thousand damaged files: each is refused and changes nothing, or is a checkpoint after all.</summary>
public sealed class MutationTests
{
    private const int Count = 10_000;

    /// <summary>
    /// What loading may allocate beside the bytes of the file: names and numbers of the header as objects, the list of what the optimizer has, and an exception with its stack.
    /// </summary>
    private const int Overhead = 64 * 1024;

    public static TheoryData<bool> IsGroup => [false, true];

    [Theory]
    [MemberData(nameof(IsGroup))]
    public void NothingButCheckpointExceptions(bool isGroup)
    {
        byte[] file = Trained(4, isGroup).Save();
        TrainedModel<float> model = Trained(2, isGroup);
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
            CheckpointException? exception = Load(model, stream, options);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

            Assert.True(allocated <= mutated.Length + Overhead, $"File {i} of {mutated.Length} bytes made {allocated} bytes be allocated.");
            if (exception is not null)
            {
                refused++;
                Assert.Equal(before, model.Bits());
            }
            else
            {
                model.Load(original);
                Assert.Equal(before, model.Bits());
            }
        }

        Assert.InRange(refused, Count / 2, Count - 1);
    }

    /// <summary>Without the right checksum, only the file itself is loaded.</summary>
    [Theory]
    [MemberData(nameof(IsGroup))]
    public void EveryFlippedBitIsFound(bool isGroup)
    {
        byte[] file = Trained(4, isGroup).Save();
        TrainedModel<float> model = Trained(2, isGroup);
        ulong[] before = model.Bits();
        for (int bit = 0; bit < 8 * file.Length; bit += 3)
        {
            byte[] mutated = [.. file];
            mutated[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.True(Load(model, new MemoryStream(mutated), new CheckpointOptions { WhatMatches = true }) is not null, $"Bit {bit} was not found.");
        }

        Assert.Equal(before, model.Bits());
    }

    private static CheckpointException? Load(TrainedModel<float> model, Stream stream, CheckpointOptions options)
    {
        try
        {
            model.Load(stream, options);
            return null;
        }
        catch (CheckpointException exception)
        {
            return exception;
        }
    }

    private static TrainedModel<float> Trained(int steps, bool isGroup)
    {
        TrainedModel<float> model = isGroup ? new(new OptimizerGroup<Optimizer>(Scheduled(), new NAdam(lr: 0.1))) : new(Scheduled());
        model.Train(steps);
        return model;
    }

    /// <summary>With a plateau, so that its state is among what is damaged.</summary>
    private static NAdam Scheduled()
    {
        NAdam optimizer = new();
        optimizer.Schedule(a => a.LearningRate, new ReduceOnPlateau(0.01));
        return optimizer;
    }
}
