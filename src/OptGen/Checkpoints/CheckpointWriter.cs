using System.Globalization;
using OptGen.Hyperparameters;
using OptGen.Steps;

namespace OptGen.Checkpoints;

/// <summary>Writes a checkpoint: the same bytes for the same state of an optimizer or a group.</summary>
internal static class CheckpointWriter
{
    public static void Write(CheckpointSubject subject, Stream stream, bool withWeights) =>
        SafetensorsWriter.Write(stream, Metadata(subject), CheckpointLayout.Of(subject, withWeights));

    private static IEnumerable<(string Key, string Text)> Metadata(CheckpointSubject subject)
    {
        OptimizerInfo info = subject.Info;
        yield return (CheckpointKeys.Optimizer, subject.Members[0].Hyperparameters.GetType().FullName!);
        yield return (CheckpointKeys.Rule, info.Rule);
        yield return (CheckpointKeys.CalledRules, CheckpointMetadata.CalledRules(info));
        yield return (CheckpointKeys.StepCount, Text(subject.Members[0].Set.StepCount));
        if (subject.IsGroup)
        {
            yield return (CheckpointKeys.Members, Text(subject.Members.Count));
        }

        for (int member = 0; member < subject.Members.Count; member++)
        {
            foreach ((string key, string text) in Metadata(subject.Members[member]))
            {
                yield return (subject.Key(member, key), text);
            }
        }

        foreach (Parameter parameter in subject.IsGroup ? subject.Parameters : [])
        {
            yield return (CheckpointKeys.Place(parameter), Text(subject.MemberOf(parameter)));
        }
    }

    private static IEnumerable<(string Key, string Text)> Metadata(StepMember member)
    {
        IReadOnlyList<string> properties = member.Info.Hyperparameters;
        yield return (CheckpointKeys.Seed, Text(member.Set.Seed));
        foreach ((string property, string text) in properties.Zip(HyperparameterText.Of(member.Hyperparameters)))
        {
            yield return (CheckpointKeys.Hyperparameter(property), text);
        }

        for (int i = 0; i < properties.Count; i++)
        {
            if (member.Schedules.PlateauStates(i) is { Count: > 0 } states)
            {
                yield return (CheckpointKeys.Plateaus(properties[i]), PlateauTexts.Write(states));
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
