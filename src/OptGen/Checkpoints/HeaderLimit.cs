using OptGen.Hyperparameters;
using OptGen.Steps;

namespace OptGen.Checkpoints;

/// <summary>
/// How long a header may be, so that what becomes of it in memory stays within the length of the file and a constant: an entry of fifty bytes becomes objects of some
/// hundreds. The bytes of tensors that an optimizer does not take are not kept, and their entries may weigh as much.
/// </summary>
internal static class HeaderLimit
{
    /// <summary>What any header may have besides: texts of other programs, and tensors that the optimizer does not know.</summary>
    private const long Spare = 1 << 17;

    /// <summary>How many bytes of tensors not taken stand for one of the header.</summary>
    private const long BytesNotTaken = 16;

    /// <summary>The most bytes that UTF-8 or an escape takes for a character of a text.</summary>
    private const long PerCharacter = 6;

    private const long PerTensor = 128;
    private const long PerAxis = 12;

    /// <param name="subject">What a file is loaded into.</param>
    /// <param name="length">The length of the file; null where nobody knows it.</param>
    public static long Of(CheckpointSubject subject, long? length)
    {
        OptimizerInfo info = subject.Info;
        long header = Spare + (PerCharacter * (info.Rule.Length + info.CalledRules.Sum(rule => (long)rule.Length)));
        foreach (StepMember member in subject.Members)
        {
            header += info.Hyperparameters.Zip(HyperparameterText.Of(member.Hyperparameters)).Sum(one => PerTensor + (PerCharacter * (one.First.Length + one.Second.Length)));
        }

        long taken = 0;
        foreach (CheckpointTensor tensor in CheckpointLayout.Of(subject, withWeights: true))
        {
            header += PerTensor + (PerAxis * tensor.Shape.Length) + (PerCharacter * tensor.Name.Length);
            taken += tensor.Length;
        }

        // Where a parameter of a group is.
        header += subject.IsGroup ? subject.Parameters.Sum(parameter => PerTensor + (PerCharacter * parameter.Name.Length)) : 0;
        return header + Math.Max(0, ((length ?? 0) - taken) / BytesNotTaken);
    }
}
