using System.Runtime.CompilerServices;
using OptGen.Kernels;
using OptGen.Metrics;
using OptGen.Threads;

namespace OptGen;

public abstract partial class Optimizer
{
    private int _call;
    private double? _loss;
    private double[]? _losses;

    /// <summary>Whether nothing stands in the way of a step, as long as no parameter or memory changes.</summary>
    private bool _isReady;

    /// <summary>
    /// Whether a step waits for the gradient at the point to which it moved the weights: the last <see cref="Step()"/> returned
    /// <see cref="StepStatus.NeedsGradient"/>.
    /// </summary>
    public bool IsWaitingForGradient => _call > 0;

    /// <summary>Updates the weights of all parameters once, from their current gradients.</summary>
    /// <returns>
    /// The result. <see cref="StepStatus.NeedsGradient"/> means that the rule needs the gradient at another point, to which the weights have been moved:
    /// compute the gradients there and call again, until the step is applied.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// There are no parameters, another call is under way, the rule needs the loss in this call, a parameter was added without memory, a declared given value has not been passed to
    /// <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/>, evaluation weights are in place, or the block size has changed.
    /// </exception>
    public StepResult Step()
    {
        CheckLossIsKnown();
        return StepAll(null, Options);
    }

    /// <inheritdoc cref="Step()"/>
    /// <param name="loss">The loss that the gradients belong to; ignored if the rule does not read it. In a step of several calls, the first loss counts; a rule with <c>loss(p)</c> also needs the loss at the point of each later call.</param>
    public StepResult Step(double loss) => StepAll(loss, Options);

    /// <summary>Updates the weights of all parameters once, with these options instead of <see cref="Options"/>.</summary>
    /// <param name="options">The options of this step.</param>
    /// <exception cref="ArithmeticException">A gradient is infinite or NaN and the options say <see cref="NonFinite.Throw"/>; nothing has changed.</exception>
    /// <inheritdoc cref="Step()"/>
    public StepResult Step(StepOptions options)
    {
        CheckLossIsKnown();
        return StepAll(null, options);
    }

    /// <inheritdoc cref="Step(StepOptions)"/>
    /// <param name="loss">The loss that the gradients belong to.</param>
    /// <param name="options">The options of this step.</param>
    public StepResult Step(double loss, StepOptions options) => StepAll(loss, options);

    /// <summary>
    /// Updates the weights of all parameters once. The closure computes the gradients, as often as the rule needs them.
    /// </summary>
    /// <param name="closure">
    /// Computes the gradients at the current weights, in the memory that was added, and returns the loss. It must not add to old gradients, unless
    /// <see cref="StepOptions.ZeroGradients"/> clears them after each call.
    /// </param>
    /// <param name="progress">Receives a report of the step.</param>
    /// <returns>The result, never <see cref="StepStatus.NeedsGradient"/>. <see cref="StepResult.Loss"/> is the loss of the closure's first call.</returns>
    /// <remarks>
    /// If the closure throws, or a non-finite gradient is skipped (<see cref="NonFinite.Skip"/>), in the middle of a step, the step waits for a gradient. The next call
    /// finishes it; <see cref="Reset"/> abandons it.
    /// </remarks>
    /// <inheritdoc cref="Step()" path="/exception"/>
    public StepResult Step(Func<double> closure, IProgress<StepProgress>? progress = null) => Step(closure, Options, progress);

    /// <inheritdoc cref="Step(Func{double}, IProgress{StepProgress})"/>
    /// <param name="closure">Computes the gradients at the current weights, and returns the loss.</param>
    /// <param name="options">The options of this step.</param>
    /// <param name="progress">Receives a report of the step.</param>
    public StepResult Step(Func<double> closure, StepOptions options, IProgress<StepProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(closure);
        return ClosureStep.Run(this, closure, in options, progress);
    }

    Occupancy IStepped.Occupancy => _occupancy;

    void IStepped.CheckCanBegin()
    {
        CheckNotInGroup();
        CheckNotEvaluating();
        CheckHasParameters();
    }

    StepResult IStepped.Call(double loss, in StepOptions options) => StepEntered(loss, in options);

    private StepResult StepAll(double? loss, in StepOptions options)
    {
        _occupancy.Enter(this);
        try
        {
            return StepEntered(loss, options);
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    private StepResult StepEntered(double? loss, in StepOptions options) => _hold.IsNeeded ? StepHeld(loss, options) : StepWithMemory(loss, options);

    /// <summary>Makes a step while memory is held that is no array.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private StepResult StepHeld(double? loss, in StepOptions options)
    {
        try
        {
            return _hold.TryPin() ? StepWithMemory(loss, options) : StepFixed(loss, options);
        }
        finally
        {
            _hold.Release();
        }
    }

    private StepResult StepFixed(double? loss, StepOptions options) => _hold.While(() => StepWithMemory(loss, options));

    private StepResult StepWithMemory(double? loss, in StepOptions options)
    {
        if (MetricsStart.IsListenedTo)
        {
            return StepMeasured(loss, options);
        }

        StepResult result = StepPlain(loss, options, StepMeasures.None);
        MetricsStart.Begin();
        return result;
    }

    private StepResult StepPlain(double? loss, in StepOptions options, StepMeasures measures)
    {
        CheckNotInGroup();
        CheckHasParameters();
        CheckCanStep();
        Gradients gradients = Prepare(options);
        if (gradients.NonFinite is not null)
        {
            if (options.ZeroGradients)
            {
                ClearGradients();
            }

            return gradients.ToResult(StepStatus.Skipped, LossOf(loss));
        }

        StepSettings settings = SettingsOf(gradients, options, measures);
        if (measures != StepMeasures.None)
        {
            StepMeasurement.Begin(AllParameters, settings);
        }

        AllocateForStep(gradients.Factor != 1);
        FollowStep();
        BeginStep(loss);
        bool isApplied = Perform(settings);
        EndStep(isApplied, options);
        return gradients.ToResult(isApplied ? StepStatus.Applied : StepStatus.NeedsGradient, _loss);
    }

    /// <summary>Checks what a step of all parameters relies on.</summary>
    internal void CheckCanStep()
    {
        CheckNotEvaluating();
        if (!_isReady)
        {
            CheckReady(AllParameters);
        }
    }

    /// <summary>The loss that a step belongs to: of a step of several calls, the first one's.</summary>
    internal double? LossOf(double? loss) => _call == 0 ? loss : _loss;

    /// <summary>The loss that the rule reads; not a number where none was given, which only rules that do not read it accept.</summary>
    private double KnownLoss => _loss ?? double.NaN;

    /// <summary>Gives the scheduled hyperparameters their values of a step that is a new one, all or none.</summary>
    internal void FollowStep()
    {
        if (_schedules.Length > 0 && _call == 0)
        {
            Follow(AllParameters, StepCount + 1);
        }
    }

    /// <summary>The losses given to the calls of the step at hand.</summary>
    internal ReadOnlySpan<double> Losses => _losses;

    /// <summary>Takes what a call of a step is told.</summary>
    internal void BeginStep(double? loss)
    {
        if (Info.FurtherLosses.Count > 0)
        {
            _losses ??= new double[Info.GradientCalls + 1];
            _losses[_call] = loss ?? double.NaN;
        }

        if (_call == 0)
        {
            _loss = loss;
        }

        _quantiles?.Clear();
    }

    /// <summary>How the passes of a step are to go over memory.</summary>
    internal StepSettings SettingsOf(Gradients gradients, in StepOptions options, StepMeasures measures) =>
        new(gradients.Factor, options.ZeroGradients && Info.GradientCalls == 0, StepCount > 0 || IsWorthHelpAtOnce() ? Crew.ThreadsOf(options) : 1, measures);

    /// <summary>Whether helpers may take part in the first step, which compiles code: while they wait for it, they hold it up.</summary>
    private bool IsWorthHelpAtOnce()
    {
        long length = 0;
        foreach (Parameter parameter in AllParameters)
        {
            length += parameter.Length;
        }

        return length >= Crossover.Waking || Info.MatrixOperations.Count > 0;
    }

    /// <summary>Goes on with the step until it is applied or needs a gradient.</summary>
    internal bool Perform(StepSettings settings)
    {
        if (Info.StepsParametersApart && settings.Threads > 1 && Apart.IsWorthwhile)
        {
            Apart.Run(KnownLoss, settings);
            return true;
        }

        return Advance(new StepBatch(AllParameters, this, KnownLoss, new StepMemory(settings), _call), ref _call);
    }

    /// <summary>Carries out one stage of the part of a step that is next.</summary>
    internal void PerformStage(int stage, StepSettings settings) => Update(new StepBatch(AllParameters, this, KnownLoss, new StepMemory(settings), _call, stage));

    /// <summary>Turns to the next part of the step.</summary>
    /// <returns>Whether a parameter needs a gradient in it.</returns>
    internal bool AdvanceCall(StepSettings settings)
    {
        _call++;
        return AsksForGradient(new StepBatch(AllParameters, this, KnownLoss, new StepMemory(settings), _call));
    }

    /// <summary>Whether the part of the step at hand is the last one.</summary>
    internal bool IsAtLastCall => _call == Info.GradientCalls;

    /// <summary>Ends a call of a step.</summary>
    internal void EndStep(bool isApplied, in StepOptions options)
    {
        _call = isApplied ? 0 : _call;
        if (Info.GradientCalls > 0)
        {
            KeepCall();
        }

        if (options.ZeroGradients)
        {
            ClearRemaining(AllParameters);
        }

        StepCount += isApplied ? 1 : 0;
    }

    private void KeepCall()
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.Call = _call;
        }
    }

    /// <summary>Makes the step of some parameters that do not depend on the others.</summary>
    internal void UpdateSome(int start, int end, double loss, StepSettings settings) =>
        Update(new StepBatch(AllParameters[start..end], this, loss, new StepMemory(settings)));

    /// <summary>Zeroes those gradients that the passes have left alone.</summary>
    private void ClearRemaining(ReadOnlySpan<Parameter> parameters)
    {
        if (Info.ClearsGradient && Info.Variants.Count == 0)
        {
            return;
        }

        foreach (Parameter parameter in parameters)
        {
            if (!parameter.Facts.ClearsGradient)
            {
                parameter.ClearGradient();
            }
        }
    }

    /// <summary>Gives the scheduled hyperparameters their values of a step, all or none; they must leave the sizes that parameters were added with.</summary>
    private void Follow(ReadOnlySpan<Parameter> parameters, long number)
    {
        if (_schedules.Length == 0)
        {
            return;
        }

        EvaluateSchedules(number);
        try
        {
            ApplySchedules();
            foreach (Parameter parameter in Info.BlockSizes > 0 ? parameters : [])
            {
                CheckBlockSizes(parameter);
            }
        }
        catch
        {
            Unfollow();
            throw;
        }
    }

    /// <summary>Checks what a step relies on; once, where it cannot change between steps.</summary>
    private void CheckReady(ReadOnlySpan<Parameter> parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            if (!parameter.HasMemory)
            {
                throw MustBeSteppedAlone(parameter, "was added without memory: step");
            }

            CheckGivens(parameter);

            if (parameter.Call != _call)
            {
                throw MustBeSteppedAlone(parameter, "is within a step of its own: finish");
            }

            if (Info.BlockSizes + Info.SizeHyperparameters.Count > 0)
            {
                CheckBlockSizes(parameter);
                CheckSizes(parameter);
            }
        }

        _isReady = Info.GradientCalls == 0 && Info.BlockSizes == 0 && Info.SizeHyperparameters.Count == 0;
    }

    private void CheckHasParameters()
    {
        if (_parameters.Count == 0)
        {
            throw NothingToStep();
        }
    }

    internal InvalidOperationException NothingToStep() => new($"This {GetType().Name} has no parameters: give it some by Add before the first step.");

    private static InvalidOperationException MustBeSteppedAlone(Parameter parameter, string reason) =>
        new($"Parameter '{parameter.Name}' {reason} it by Step(parameter, weights, gradient).");

    /// <summary>Goes on with a step until it is applied or needs a gradient.</summary>
    /// <param name="batch">The parameters, at the part of the step that is next.</param>
    /// <param name="call">The part that is next; 0 where it is a new step.</param>
    /// <returns>Whether the step is applied.</returns>
    private bool Advance(StepBatch batch, ref int call)
    {
        while (true)
        {
            Update(in batch);
            if (call == Info.GradientCalls)
            {
                call = 0;
                return true;
            }

            call++;
            batch = batch.At(call);
            if (AsksForGradient(in batch))
            {
                return false;
            }
        }
    }

    /// <summary>Gives up a step that waits for a gradient: the weights go back to where it found them.</summary>
    private void ReturnWeights()
    {
        if (IsWaitingForGradient)
        {
            foreach (Parameter parameter in _parameters)
            {
                parameter.SetWeights(State(parameter, Info.KeptWeights!));
            }
        }

        _call = 0;
    }

    /// <summary>Checks that the call of a step that is next reads no loss.</summary>
    internal void CheckLossIsKnown()
    {
        string missing = _call == 0 ? Info.ReadsLoss ? "loss" : "" : Info.FurtherLosses.Count > 0 ? Info.FurtherLosses[_call - 1] : "";
        if (missing.Length > 0)
        {
            throw LossIsMissing(missing);
        }
    }

    private InvalidOperationException LossIsMissing(string missing) =>
        new($"The rule of {GetType().Name} reads '{missing}': call Step(loss){(_call == 0 ? "" : " with the loss where the weights are now")}.");

    private void CheckNotWaiting()
    {
        if (IsWaitingForGradient)
        {
            throw new InvalidOperationException("A step waits for the gradient at the point that the weights were moved to: compute it and finish the step by Step.");
        }
    }
}
