using System.Runtime.InteropServices;
using OptGen.Kernels;
using OptGen.Metrics;

namespace OptGen;

/// <summary>
/// Several optimizers of one type with different hyperparameters, whose parameters are stepped together: what PyTorch calls parameter groups. Where hyperparameters agree,
/// weights and states are those of one optimizer with all parameters in the same order, bit for bit.
/// </summary>
/// <remarks>
/// Reductions over all parameters (<c>all.</c>), <see cref="StepOptions.MaxGradientNorm"/> and <see cref="StepOptions.NonFinite"/> go over the parameters of all members.
/// A state that the whole optimizer has one of is kept by each member, which gives it the same values where its hyperparameters are the same. Noise follows from each
/// member's own <see cref="Optimizer.Seed"/> and the parameters' names. Not thread-safe.
/// </remarks>
/// <typeparam name="TOptimizer">The type of the members.</typeparam>
public partial class OptimizerGroup<TOptimizer> : IStepped
    where TOptimizer : Optimizer
{
    private readonly GroupParameters _shared = new();
    private readonly TOptimizer[] _members;

    /// <summary>Puts optimizers together that have no parameters yet.</summary>
    /// <param name="members">The members; the first one takes the parameters that no route leads to another.</param>
    /// <exception cref="ArgumentException">
    /// There is no member, one is given twice, is in a group or has parameters already, or they are of different types.
    /// </exception>
    public OptimizerGroup(params TOptimizer[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        Check(members);
        _members = [.. members];
        foreach (TOptimizer member in _members)
        {
            member.Enter(_shared);
        }
    }

    /// <summary>The members, in the order in which they were given.</summary>
    public IReadOnlyList<TOptimizer> Members => _members;

    /// <summary>The parameters of all members, in the order in which they were added.</summary>
    public IReadOnlyList<Parameter> Parameters => _shared.Parameters;

    /// <summary>How many steps the group has applied.</summary>
    public long StepCount => _members[0].StepCount;

    /// <summary>Whether a step waits for the gradient at the point that the weights were moved to.</summary>
    public bool IsWaitingForGradient => _members[0].IsWaitingForGradient;

    /// <summary>What <see cref="Step()"/> does besides the rule, where a call does not say otherwise; those of the members do not count.</summary>
    public StepOptions Options { get; set; } = new();

    /// <summary>Whether <see cref="OptimizerMetrics"/> measure each parameter by itself instead of all together; what the members say does not count.</summary>
    public bool MeasuresParameters { get; set; }

    /// <summary>Updates the weights of every parameter once, from what its gradient now holds.</summary>
    /// <inheritdoc cref="Optimizer.Step()"/>
    public StepResult Step()
    {
        _members[0].CheckLossIsKnown();
        return StepAll(null, Options);
    }

    /// <inheritdoc cref="Optimizer.Step(double)"/>
    public StepResult Step(double loss) => StepAll(loss, Options);

    /// <inheritdoc cref="Optimizer.Step(StepOptions)"/>
    public StepResult Step(StepOptions options)
    {
        _members[0].CheckLossIsKnown();
        return StepAll(null, options);
    }

    /// <inheritdoc cref="Optimizer.Step(double, StepOptions)"/>
    public StepResult Step(double loss, StepOptions options) => StepAll(loss, options);

    /// <summary>Updates the weights of every parameter once, and computes the gradients for it: once, or as often as the rule takes the gradient at other points.</summary>
    /// <inheritdoc cref="Optimizer.Step(Func{double}, IProgress{StepProgress})"/>
    public StepResult Step(Func<double> closure, IProgress<StepProgress>? progress = null) => Step(closure, Options, progress);

    /// <inheritdoc cref="Optimizer.Step(Func{double}, StepOptions, IProgress{StepProgress})"/>
    public StepResult Step(Func<double> closure, StepOptions options, IProgress<StepProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(closure);
        foreach (TOptimizer member in _members)
        {
            member.CheckNotEvaluating();
        }

        return ClosureStep.Run(this, closure, in options, progress);
    }

    Occupancy IStepped.Occupancy => _shared.Occupancy;

    void IStepped.CheckCanBegin()
    {
        CheckHasParameters();
        foreach (TOptimizer member in _members)
        {
            member.CheckNotEvaluating();
        }
    }

    StepResult IStepped.Call(double loss, in StepOptions options) => StepEntered(loss, in options);

    /// <summary>Sets every gradient to zero.</summary>
    public void ZeroGradients()
    {
        int before = _shared.Occupancy.EnterOrBorrow(this);
        try
        {
            if (_shared.Hold.IsNeeded)
            {
                _shared.Hold.While(ClearGradients);
            }
            else
            {
                ClearGradients();
            }
        }
        finally
        {
            _shared.Occupancy.Return(before);
        }
    }

    private void ClearGradients()
    {
        foreach (TOptimizer member in _members)
        {
            member.ClearGradients();
        }
    }

    private StepResult StepAll(double? loss, in StepOptions options)
    {
        _shared.Occupancy.Enter(this);
        try
        {
            return StepEntered(loss, options);
        }
        finally
        {
            _shared.Occupancy.Leave();
        }
    }

    private StepResult StepEntered(double? loss, in StepOptions options) => _shared.Hold.IsNeeded ? StepHeld(loss, options) : StepWithMemory(loss, options);

    /// <summary>Makes a step while memory is held that is no array.</summary>
    private StepResult StepHeld(double? loss, in StepOptions options)
    {
        try
        {
            return _shared.Hold.TryPin() ? StepWithMemory(loss, options) : StepFixed(loss, options);
        }
        finally
        {
            _shared.Hold.Release();
        }
    }

    private StepResult StepFixed(double? loss, StepOptions options) => _shared.Hold.While(() => StepWithMemory(loss, options));

    private StepResult StepWithMemory(double? loss, in StepOptions options) => OptimizerMetrics.IsListenedTo ? StepMeasured(loss, options) : StepPlain(loss, options, StepMeasures.None);

    /// <summary>Makes a step, and measures it for those who listen.</summary>
    private StepResult StepMeasured(double? loss, StepOptions options)
    {
        StepMeasures measures = StepMeasurement.Needed(in options);
        StepResult result = StepPlain(loss, options, measures);
        if (result.Status == StepStatus.Applied)
        {
            StepMeasurement.Record(_members[0].GetType().Name, CollectionsMarshal.AsSpan(_shared.Parameters), result, in options, measures, MeasuresParameters);
        }

        return result;
    }

    private StepResult StepPlain(double? loss, StepOptions options, StepMeasures measures)
    {
        CheckStepCounts();
        CheckHasParameters();
        foreach (TOptimizer member in _members)
        {
            member.CheckCanStep();
        }

        foreach (TOptimizer member in _members)
        {
            if (options.MeasuresGradients)
            {
                member.MeasureGradients(options);
            }
        }

        Gradients gradients = Optimizer.Judge(CollectionsMarshal.AsSpan(_shared.Parameters), options);
        double? stepLoss = _members[0].LossOf(loss);
        if (gradients.NonFinite is not null)
        {
            if (options.ZeroGradients)
            {
                ClearGradients();
            }

            return gradients.ToResult(StepStatus.Skipped, stepLoss);
        }

        StepSettings settings = _members[0].SettingsOf(gradients, options, measures);
        if (measures != StepMeasures.None)
        {
            StepMeasurement.Begin(CollectionsMarshal.AsSpan(_shared.Parameters), settings);
        }

        foreach (TOptimizer member in _members)
        {
            member.AllocateForStep(gradients.Factor != 1);
        }

        FollowStep();
        foreach (TOptimizer member in _members)
        {
            member.BeginStep(loss);
        }

        bool isApplied = Perform(settings);
        foreach (TOptimizer member in _members)
        {
            member.EndStep(isApplied, options);
        }

        return gradients.ToResult(isApplied ? StepStatus.Applied : StepStatus.NeedsGradient, stepLoss);
    }

    /// <summary>Gives scheduled hyperparameters their values of the step, those of all members or of none.</summary>
    private void FollowStep()
    {
        int followed = 0;
        try
        {
            for (; followed < _members.Length; followed++)
            {
                _members[followed].FollowStep();
            }
        }
        catch
        {
            for (int i = 0; i < followed; i++)
            {
                _members[i].Unfollow();
            }

            throw;
        }
    }

    /// <summary>Goes on with the step until it is applied or needs a gradient.</summary>
    private bool Perform(StepSettings settings)
    {
        OptimizerInfo info = _members[0].Info;
        if (info is { Stages: 1, GradientCalls: 0 })
        {
            foreach (TOptimizer member in _members)
            {
                member.Perform(settings);
            }

            return true;
        }

        while (true)
        {
            for (int stage = 0; stage < info.Stages; stage++)
            {
                foreach (TOptimizer member in _members)
                {
                    member.PerformStage(stage, settings);
                }
            }

            if (_members[0].IsAtLastCall)
            {
                return true;
            }

            // One parameter that needs the gradient is enough, whoever has it.
            bool needsGradient = false;
            foreach (TOptimizer member in _members)
            {
                needsGradient |= member.AdvanceCall(settings);
            }

            if (needsGradient)
            {
                return false;
            }
        }
    }

    private void CheckHasParameters()
    {
        if (_shared.Parameters.Count == 0)
        {
            throw _members[0].NothingToStep();
        }
    }

    private void CheckStepCounts()
    {
        foreach (TOptimizer member in _members)
        {
            if (member.StepCount != StepCount)
            {
                throw new InvalidOperationException($"A member of the group has made {member.StepCount} steps and the first one {StepCount}: load a checkpoint of the group, or reset it.");
            }
        }
    }

    private static void Check(TOptimizer[] members)
    {
        if (members.Length == 0)
        {
            throw new ArgumentException("A group has at least one member.", nameof(members));
        }

        for (int i = 0; i < members.Length; i++)
        {
            TOptimizer member = members[i] ?? throw new ArgumentException($"Member {i} of the group is null.", nameof(members));
            if (Array.IndexOf(members, member) < i)
            {
                throw new ArgumentException($"Member {i} of the group is given twice; make an optimizer for each set of hyperparameters.", nameof(members));
            }

            if (member.GetType() != members[0].GetType())
            {
                throw new ArgumentException($"Members of a group are of one type, but member {i} is {member.GetType().Name} and the first is {members[0].GetType().Name}.", nameof(members));
            }

            if (member.IsInGroup)
            {
                throw new ArgumentException($"Member {i} of the group is in another group.", nameof(members));
            }

            if (member.Parameters.Count > 0)
            {
                throw new ArgumentException($"Member {i} of the group has parameters; put the group together first and add them to it, so that their order is known.", nameof(members));
            }
        }
    }
}
