using System.Runtime.InteropServices;

namespace OptGen.Checkpoints;

/// <summary>Loads a checkpoint: finds out what goes where, reads it, checks it, and only then changes the optimizer.</summary>
internal static class CheckpointLoader
{
    public static LoadResult Load(Optimizer optimizer, Stream stream, CheckpointOptions options)
    {
        SafetensorsFile file = new(stream);
        bool isOwn = file.Header.Metadata.TryGetValue(CheckpointKeys.Format, out string? format) && format == CheckpointKeys.OwnFormat;
        LoadPlan plan = isOwn ? OwnPlanner.Plan(optimizer, file.Header, options) : PyTorchPlanner.Plan(optimizer, file.Header, options);
        SegmentedBytes data = file.ReadData();
        Dictionary<Parameter, long> steps = optimizer.Parameters.ToDictionary(parameter => parameter, parameter => parameter.StepCount);
        foreach ((Parameter parameter, long count) in plan.KnownSteps)
        {
            steps[parameter] = count;
        }

        foreach ((TensorEntry source, CheckpointTensor target) in plan.Copies)
        {
            if (target.CountsStepsOf is { } parameter)
            {
                steps[parameter] = ReadSteps(source, data);
            }
        }

        optimizer.SetHyperparameters(plan.Hyperparameters);
        foreach ((TensorEntry source, CheckpointTensor target) in plan.Copies.Where(copy => copy.Target.CountsStepsOf is null))
        {
            Copy(source, target, data);
        }

        optimizer.SetSteps(plan.StepCount ?? steps.Values.DefaultIfEmpty(0).Max(), steps);
        optimizer.Seed = plan.Seed ?? optimizer.Seed;
        return plan.Result;
    }

    private static long ReadSteps(TensorEntry source, SegmentedBytes data)
    {
        Span<byte> bytes = stackalloc byte[(int)source.Length];
        data.CopyTo(source.Begin, bytes);
        double steps = source.Format.Name switch
        {
            "F32" => MemoryMarshal.Read<float>(bytes),
            "F64" => MemoryMarshal.Read<double>(bytes),
            _ => MemoryMarshal.Read<long>(bytes),
        };
        return CheckpointMetadata.CheckedSteps(steps, source.Name);
    }

    private static void Copy(TensorEntry source, CheckpointTensor target, SegmentedBytes data)
    {
        bool isWidened = source.Format != target.Format;
        foreach ((long start, int count) in target.Pieces())
        {
            Span<byte> memory = target.Memory(start, count);
            if (isWidened)
            {
                Widen(data, source.Begin + (start / 2), MemoryMarshal.Cast<byte, double>(memory));
            }
            else
            {
                data.CopyTo(source.Begin + start, memory);
            }
        }
    }

    private static void Widen(SegmentedBytes data, long start, Span<double> destination)
    {
        float[] singles = new float[destination.Length];
        data.CopyTo(start, MemoryMarshal.AsBytes(singles.AsSpan()));
        for (int i = 0; i < singles.Length; i++)
        {
            destination[i] = singles[i];
        }
    }
}
