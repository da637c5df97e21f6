using OptGen.Hyperparameters;
using OptGen.Steps;

namespace OptGen.Checkpoints;

/// <summary>Loads a checkpoint: finds out what goes where, reads it, checks it, and only then changes anything.</summary>
internal static class CheckpointLoader
{
    public static LoadResult Load(CheckpointSubject subject, string path, CheckpointOptions options) => CheckpointFile.Read(path, stream => Load(subject, stream, options));

    public static LoadResult Load(CheckpointSubject subject, Stream stream, CheckpointOptions options)
    {
        SafetensorsFile file = new(stream, length => HeaderLimit.Of(subject, length));
        LoadPlan plan = file.Header.IsOwn() ? OwnPlanner.Plan(subject, file.Header, options) : PyTorchPlanner.Plan(subject, file.Header, options);
        Dictionary<TensorEntry, StagedTensor> staged = [];
        file.ReadData(tensor =>
        {
            if (!plan.Copies.ContainsKey(tensor))
            {
                return null;
            }

            StagedTensor bytes = new(tensor.Length);
            staged.Add(tensor, bytes);
            return bytes.Allocate;
        });
        Dictionary<Parameter, long> steps = Steps(subject, plan, staged);
        SetHyperparameters(subject, plan);
        foreach ((TensorEntry source, CheckpointTensor target) in plan.Copies.Where(copy => copy.Value.CountsStepsOf is null))
        {
            Copy(source, target, staged[source]);
        }

        long count = plan.StepCount ?? steps.Values.DefaultIfEmpty(0).Max();
        foreach ((StepMember member, MemberPlan its) in subject.Members.Zip(plan.Members))
        {
            SetSteps(member, count, steps);
            member.Set.Seed = its.Seed ?? member.Set.Seed;
            member.Schedules.TakeUp(its.Plateaus, its.Hyperparameters);
        }

        return plan.Result;
    }

    /// <summary>The steps that each parameter has made: what the file tells, or as many as before.</summary>
    private static Dictionary<Parameter, long> Steps(CheckpointSubject subject, LoadPlan plan, Dictionary<TensorEntry, StagedTensor> staged)
    {
        Dictionary<Parameter, long> steps = subject.Parameters.ToDictionary(parameter => parameter, parameter => parameter.StepCount);
        foreach ((Parameter parameter, long count) in plan.KnownSteps)
        {
            steps[parameter] = count;
        }

        foreach ((TensorEntry source, CheckpointTensor target) in plan.Copies)
        {
            if (target.CountsStepsOf is { } parameter)
            {
                steps[parameter] = ReadSteps(source, staged[source]);
            }
        }

        return steps;
    }

    private static long ReadSteps(TensorEntry source, StagedTensor data)
    {
        Span<byte> bytes = stackalloc byte[(int)source.Length];
        data.CopyTo(0, bytes);
        return NumberReader.ReadSteps(source.Format, bytes, source.Name);
    }

    /// <summary>Sets the hyperparameters of all members, or of none.</summary>
    private static void SetHyperparameters(CheckpointSubject subject, LoadPlan plan)
    {
        string[][] before = [.. subject.Members.Select(member => HyperparameterText.Of(member.Hyperparameters))];
        for (int i = 0; i < subject.Members.Count; i++)
        {
            try
            {
                SetHyperparameters(subject.Members[i], plan.Members[i].Hyperparameters);
            }
            catch (CheckpointException exception) when (subject.IsGroup)
            {
                for (int earlier = 0; earlier < i; earlier++)
                {
                    SetHyperparameters(subject.Members[earlier], before[earlier]);
                }

                throw new CheckpointException($"In {subject.Describe(i)}: {exception.Message}", exception);
            }
        }
    }

    private static void SetHyperparameters(StepMember member, string?[] texts) => HyperparameterLoader.Set(member.Hyperparameters, member.Set, texts);

    private static void SetSteps(StepMember member, long count, Dictionary<Parameter, long> steps)
    {
        member.Set.StepCount = count;
        foreach (Parameter parameter in member.Parameters)
        {
            parameter.StepCount = steps[parameter];
        }

        member.ForgetReadiness();
    }

    private static void Copy(TensorEntry source, CheckpointTensor target, StagedTensor data)
    {
        foreach ((long start, int count) in target.Pieces())
        {
            Span<byte> memory = target.Memory(start, count);
            if (source.Format == target.Format)
            {
                data.CopyTo(start, memory);
            }
            else
            {
                Widen(source.Format, data, start / (target.Format.Bits / 8), target.Format, memory);
            }
        }
    }

    /// <summary>Widens the elements from one on.</summary>
    private static void Widen(TensorFormat from, StagedTensor data, long first, TensorFormat to, Span<byte> destination)
    {
        int size = from.Bits / 8;
        int wide = to.Bits / 8;
        Span<byte> room = stackalloc byte[1024];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(room.Length / size, destination.Length / wide);
            Span<byte> some = room[..(count * size)];
            data.CopyTo(first * size, some);
            NumberReader.Widen(from, some, to, destination[..(count * wide)]);
            destination = destination[(count * wide)..];
            first += count;
        }
    }
}
