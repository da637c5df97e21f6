using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Passes;

namespace OptGen.Steps;

/// <summary>A step of all parameters of one optimizer, or of the members of a group.</summary>
/// <param name="members">The members; the optimizer alone where it is in no group.</param>
/// <param name="pool">The parameters of all members, and their memory.</param>
/// <param name="measuresParameters">Whether each parameter is measured by itself.</param>
internal readonly struct StepOfAll(StepMember[] members, ParameterPool pool, bool measuresParameters) : IStepScope
{
    [UnscopedRef]
    public ReadOnlySpan<Parameter> Parameters => CollectionsMarshal.AsSpan(pool.Parameters);

    public StepMember First => members[0];

    public IHeldMemory Memory => pool.Hold;

    public bool IsMeasured => true;

    public bool MeasuresParameters => measuresParameters;

    /// <summary>Checks that there are parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CheckHasParameters()
    {
        if (pool.Parameters.Count == 0)
        {
            throw First.NothingToStep();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(double? loss, in StepOptions options)
    {
        if (loss is null)
        {
            First.CheckLossIsKnown();
        }

        CheckHasParameters();
        foreach (StepMember member in members)
        {
            member.CheckCanStep();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Gradients Judge(in StepMemory memory, in StepOptions options)
    {
        if (options.MeasuresGradients)
        {
            foreach (StepMember member in members)
            {
                member.MeasureGradients(in options);
            }
        }

        return GradientJudgement.OfAll(Parameters, in options);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Allocate(in StepMemory memory, bool scalesGradients)
    {
        foreach (StepMember member in members)
        {
            member.Allocate(scalesGradients);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Follow()
    {
        if (members.Length == 1)
        {
            First.Follow();
            return;
        }

        FollowTogether();
    }

    /// <summary>The schedules of all members, or of none.</summary>
    private void FollowTogether()
    {
        int followed = 0;
        try
        {
            for (; followed < members.Length; followed++)
            {
                members[followed].Follow();
            }
        }
        catch
        {
            for (int i = 0; i < followed; i++)
            {
                members[i].Unfollow();
            }

            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double? LossOf(double? loss) => First.LossOf(loss);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(double? loss)
    {
        foreach (StepMember member in members)
        {
            member.Begin(loss);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Perform(in StepMemory memory)
    {
        if (members.Length == 1)
        {
            return First.Perform(memory.Settings);
        }

        return First.Info is { Layout.Stages: 1, GradientCalls: 0 } ? PerformApart(memory.Settings) : PerformTogether(memory.Settings);
    }

    /// <summary>Goes on with a step whose members do not wait for each other.</summary>
    private bool PerformApart(StepSettings settings)
    {
        foreach (StepMember member in members)
        {
            member.Perform(settings);
        }

        return true;
    }

    /// <summary>Goes on with a step whose members wait for each other after each stage and part.</summary>
    private bool PerformTogether(StepSettings settings)
    {
        while (true)
        {
            for (int stage = 0; stage < First.Info.Layout.Stages; stage++)
            {
                foreach (StepMember member in members)
                {
                    member.PerformStage(stage, settings);
                }
            }

            if (First.IsAtLastCall)
            {
                return true;
            }

            // One parameter that needs the gradient is enough, whoever has it.
            bool needsGradient = false;
            foreach (StepMember member in members)
            {
                needsGradient |= member.AdvanceCall(settings);
            }

            if (needsGradient)
            {
                return false;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(bool isApplied)
    {
        foreach (StepMember member in members)
        {
            member.End(isApplied);
        }
    }
}
