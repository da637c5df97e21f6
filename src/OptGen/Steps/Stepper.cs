using System.Runtime.CompilerServices;
using OptGen.Memory;
using OptGen.Parameters;
using OptGen.Passes;
using OptGen.Randomness;
using OptGen.Schedules;

namespace OptGen.Steps;

/// <summary>Makes steps of all parameters of an optimizer, or of the members of a group, each in a call of its own.</summary>
/// <param name="user">The optimizer or group, for the message where another call is under way.</param>
/// <param name="members">The members; the optimizer alone where it is none of a group.</param>
/// <param name="isGroup">Whether they are a group's.</param>
internal sealed class Stepper(object user, StepMember[] members, bool isGroup)
{
    /// <summary>The options of a step that is not called with its own.</summary>
    public StepOptions Options { get; set; } = new();

    /// <summary>Whether <see cref="OptimizerMetrics"/> measure each parameter by itself.</summary>
    public bool MeasuresParameters { get; set; }

    public IReadOnlyList<StepMember> Members => members;

    public bool IsGroup => isGroup;

    /// <summary>What the members share.</summary>
    public ParameterPool Pool => members[0].Set.Pool;

    /// <summary>How many steps were applied.</summary>
    public long StepCount => members[0].Set.StepCount;

    // Inlined: the first step compiles few methods.
    private StepOfAll OfAll
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(members, Pool, MeasuresParameters);
    }

    /// <summary>Makes one call of a step.</summary>
    /// <param name="loss">The loss; null where none is given.</param>
    /// <param name="options">The options.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepResult Step(double? loss, in StepOptions options)
    {
        Occupancy occupancy = Pool.Occupancy;
        occupancy.Enter(user);
        try
        {
            return Call(loss, in options);
        }
        finally
        {
            occupancy.Leave();
        }
    }

    /// <summary>Makes a whole step, which computes its gradients itself as often as the rule takes them.</summary>
    public StepResult Step(Func<double> closure, in StepOptions options, IProgress<StepProgress>? progress)
    {
        ArgumentNullException.ThrowIfNull(closure);
        int evaluations = 0;
        StepResult result;
        Occupancy occupancy = Pool.Occupancy;
        occupancy.Enter(user);
        long scope = ClosureScope.Enter();
        try
        {
            CheckCanBegin();
            do
            {
                evaluations++;
                result = Call(Evaluate(occupancy, closure), in options);
            }
            while (result.NeedsGradient);
        }
        finally
        {
            ClosureScope.Leave(scope);
            occupancy.Leave();
        }

        progress?.Report(new StepProgress(StepCount, result.Loss!.Value, result.GradientNorm, evaluations));
        return result;
    }

    /// <summary>Lets a hyperparameter of every member follow a schedule, or of none.</summary>
    public void Schedule(string hyperparameter, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        ArgumentNullException.ThrowIfNull(schedule);
        Pool.Occupancy.Within(user, () =>
        {
            members[0].Set.CheckNotWaiting();
            ScheduleBook.BindAll(Books(), hyperparameter, schedule);
            return true;
        });
    }

    /// <summary>Ends what <see cref="Schedule"/> began, in every member or in none.</summary>
    public void Unschedule(string hyperparameter)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        Pool.Occupancy.Within(user, () =>
        {
            ScheduleBook.UnbindAll(Books(), hyperparameter);
            return true;
        });
    }

    /// <summary>Sets all gradients to zero; a closure may call it, too.</summary>
    public void ZeroGradients()
    {
        ParameterPool pool = Pool;
        int before = pool.Occupancy.EnterOrBorrow(user);
        try
        {
            if (pool.Hold.HasForeignMemory)
            {
                pool.Hold.While(ClearGradients);
            }
            else
            {
                ClearGradients();
            }
        }
        finally
        {
            pool.Occupancy.Return(before);
        }
    }

    /// <summary>Forgets all states and step counts.</summary>
    public void Reset()
    {
        CheckNotInGroup();
        Exclusively(() => Array.ForEach(members, member => member.Reset()));
    }

    /// <inheritdoc cref="ParameterPool.Exclusively(object, Action)"/>
    public void Exclusively(Action action) => Pool.Exclusively(user, action);

    /// <inheritdoc cref="ParameterPool.Exclusively{TResult}(object, Func{TResult})"/>
    public TResult Exclusively<TResult>(Func<TResult> action) => Pool.Exclusively(user, action);

    /// <summary>Checks that the members have made equally many steps, as those of a group do that are stepped together.</summary>
    public void CheckStepCounts()
    {
        foreach (StepMember member in members)
        {
            if (member.Set.StepCount != StepCount)
            {
                throw new InvalidOperationException($"A member of the group has made {member.Set.StepCount} steps and the first one {StepCount}: load a checkpoint of the group, or reset it.");
            }
        }
    }

    /// <summary>Makes one call of a step, within another call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepResult Call(double? loss, in StepOptions options)
    {
        CheckNotInGroup();
        if (isGroup)
        {
            CheckStepCounts();
        }

        return StepProtocol.Call(OfAll, new StepMemory(StepSettings.Plain), loss, in options);
    }

    /// <summary>Checks what stands in the way of a step, before gradients are computed for it.</summary>
    private void CheckCanBegin()
    {
        CheckNotInGroup();
        foreach (StepMember member in members)
        {
            member.Set.CheckNotEvaluating();
        }

        OfAll.CheckHasParameters();
    }

    private ScheduleBook[] Books() => Array.ConvertAll(members, member => member.Schedules);

    private static double Evaluate(Occupancy occupancy, Func<double> closure)
    {
        occupancy.Lend();
        try
        {
            return closure();
        }
        finally
        {
            occupancy.TakeBack();
        }
    }

    private void ClearGradients()
    {
        foreach (StepMember member in members)
        {
            member.Set.ClearGradients();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckNotInGroup()
    {
        if (!isGroup && members[0].Set.IsInGroup)
        {
            throw IsInOneGroup();
        }
    }

    private InvalidOperationException IsInOneGroup() =>
        new($"This {members[0].Name} is in a group, whose members are stepped and reset together: call the group's method.");
}
