using OptGen.Parameters;
using OptGen.Steps;

namespace OptGen.Checkpoints;

/// <summary>Saves and loads an optimizer or a group, in a call of its own.</summary>
internal static class Checkpoint
{
    /// <summary>Writes a file; an older one is replaced as a whole.</summary>
    public static void Save(Stepper stepper, string path, bool withWeights)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        stepper.Exclusively(() =>
        {
            CheckCanSave(stepper, withWeights);
            AtomicFile.Write(path, stream => CheckpointWriter.Write(new CheckpointSubject(stepper), stream, withWeights));
        });
    }

    /// <summary>Writes to a stream, from where it stands.</summary>
    public static void Save(Stepper stepper, Stream stream, bool withWeights)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stepper.Exclusively(() =>
        {
            CheckCanSave(stepper, withWeights);
            CheckpointWriter.Write(new CheckpointSubject(stepper), stream, withWeights);
        });
    }

    /// <summary>Loads a file.</summary>
    public static LoadResult Load(Stepper stepper, string path, CheckpointOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return stepper.Exclusively(() =>
        {
            CheckCanLoad(stepper);
            return CheckpointLoader.Load(new CheckpointSubject(stepper), path, options ?? new CheckpointOptions());
        });
    }

    /// <summary>Loads what a stream ends with.</summary>
    public static LoadResult Load(Stepper stepper, Stream stream, CheckpointOptions? options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stepper.Exclusively(() =>
        {
            CheckCanLoad(stepper);
            return CheckpointLoader.Load(new CheckpointSubject(stepper), stream, options ?? new CheckpointOptions());
        });
    }

    private static void CheckCanLoad(Stepper stepper)
    {
        foreach (StepMember member in stepper.Members)
        {
            CheckCanExchange(member.Set);
            member.Set.CheckNotEvaluating();
        }
    }

    private static void CheckCanSave(Stepper stepper, bool withWeights)
    {
        if (stepper.IsGroup)
        {
            stepper.CheckStepCounts();
        }

        foreach (StepMember member in stepper.Members)
        {
            CheckCanExchange(member.Set);
            if (withWeights)
            {
                member.Set.CheckNotEvaluating();
                member.Set.CheckAllHaveMemory();
            }
        }
    }

    /// <summary>Whether memory can be exchanged with a file. Between the calls of a step, the weights are elsewhere, and what the step keeps is no state.</summary>
    private static void CheckCanExchange(ParameterSet set)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Checkpoints are little-endian, as the memory that they are read into and written from must be.");
        }

        set.CheckNotWaiting();
        foreach (Parameter parameter in set.All)
        {
            if (parameter.Call != 0)
            {
                throw new InvalidOperationException($"A step of parameter '{parameter.Name}' waits for a gradient: finish it by Step(parameter, weights, gradient).");
            }
        }
    }
}
