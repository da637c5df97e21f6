using OptGen.Steps;

namespace OptGen.Checkpoints;

/// <summary>What a checkpoint is of: one optimizer, or the members of a group.</summary>
internal sealed class CheckpointSubject
{
    public CheckpointSubject(Stepper stepper)
    {
        Members = stepper.Members;
        IsGroup = stepper.IsGroup;
        Parameters = IsGroup ? stepper.Pool.Parameters : Members[0].Set.Parameters;
        Name = IsGroup ? $"OptimizerGroup<{Members[0].Name}>" : Members[0].Name;
    }

    /// <summary>The optimizers, all of one type.</summary>
    public IReadOnlyList<StepMember> Members { get; }

    /// <summary>The parameters of all of them; no two have one name.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    public bool IsGroup { get; }

    /// <summary>What it is called in messages.</summary>
    public string Name { get; }

    public OptimizerInfo Info => Members[0].Info;

    public int MemberOf(Parameter parameter)
    {
        int member = 0;
        while (Members[member].Set != parameter.Set)
        {
            member++;
        }

        return member;
    }

    /// <summary>What the metadata calls something that each member has.</summary>
    public string Key(int member, string key) => IsGroup ? CheckpointKeys.OfMember(member, key) : key;

    /// <summary>A member, as messages call it.</summary>
    public string Describe(int member) => IsGroup ? $"member {member}" : "the optimizer";
}
