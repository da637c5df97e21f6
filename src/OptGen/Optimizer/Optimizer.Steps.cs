using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Memory;
using OptGen.Passes;
using OptGen.Schedules;
using OptGen.Steps;

namespace OptGen;

public abstract partial class Optimizer
{
    private readonly StepMember _member;
    private readonly StepMember[] _alone;

    /// <summary>Begins without parameters.</summary>
    protected Optimizer()
    {
        _schedules = new ScheduleBook(this);
        _member = new StepMember(this, this, _schedules);
        _alone = [_member];
    }

    /// <summary>
    /// Whether a step waits for the gradient at the point to which it moved the weights: the last <see cref="Step()"/> returned
    /// <see cref="StepStatus.NeedsGradient"/>.
    /// </summary>
    public bool IsWaitingForGradient => _member.IsWaiting;

    /// <summary>Updates the weights of all parameters once, from their current gradients.</summary>
    /// <returns>
    /// The result. <see cref="StepStatus.NeedsGradient"/> means that the rule needs the gradient at another point, to which the weights have been moved:
    /// compute the gradients there and call again, until the step is applied.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// There are no parameters, another call is under way, the rule needs the loss in this call, a parameter was added without memory, a declared given value has not been passed to
    /// <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/>, evaluation weights are in place, or the block size has changed.
    /// </exception>
    public StepResult Step() => StepProtocol.Make(this, null, Options);

    /// <inheritdoc cref="Step()"/>
    /// <param name="loss">The loss that the gradients belong to; ignored if the rule does not read it. In a step of several calls, the first loss counts; a rule with <c>loss(p)</c> also needs the loss at the point of each later call.</param>
    public StepResult Step(double loss) => StepProtocol.Make(this, loss, Options);

    /// <summary>Updates the weights of all parameters once, with these options instead of <see cref="Options"/>.</summary>
    /// <param name="options">The options of this step.</param>
    /// <exception cref="ArithmeticException">A gradient is infinite or NaN and the options say <see cref="NonFinite.Throw"/>; nothing has changed.</exception>
    /// <inheritdoc cref="Step()"/>
    public StepResult Step(StepOptions options) => StepProtocol.Make(this, null, in options);

    /// <inheritdoc cref="Step(StepOptions)"/>
    /// <param name="loss">The loss that the gradients belong to.</param>
    /// <param name="options">The options of this step.</param>
    public StepResult Step(double loss, StepOptions options) => StepProtocol.Make(this, loss, in options);

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

    /// <summary>The optimizer within steps.</summary>
    internal StepMember Member => _member;

    private StepOfAll OfAll => new(_alone, _parameters, _hold, MeasuresParameters);

    Occupancy IStepped.Occupancy => _occupancy;

    void IStepped.CheckCanBegin()
    {
        CheckNotInGroup();
        CheckNotEvaluating();
        OfAll.CheckHasParameters();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    StepResult IStepped.Call(double? loss, in StepOptions options)
    {
        CheckNotInGroup();
        return StepProtocol.Call(OfAll, new StepMemory(StepSettings.Plain), loss, in options);
    }

    void IRule.Update(in StepBatch batch) => Update(in batch);

    bool IRule.AsksForGradient(in StepBatch batch) => AsksForGradient(in batch);

    /// <summary>Makes the pass or passes of a step over one parameter.</summary>
    internal void UpdateAlone(Parameter parameter, StepMemory memory) => _member.UpdateSome(new ReadOnlySpan<Parameter>(in parameter), double.NaN, in memory);

    /// <summary>Makes the step of some parameters that do not depend on the others.</summary>
    internal void UpdateSome(int start, int end, double loss, StepSettings settings) => _member.UpdateSome(AllParameters[start..end], loss, new StepMemory(settings));

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

        _member.Abandon();
    }

    internal void CheckNotWaiting()
    {
        if (IsWaitingForGradient)
        {
            throw new InvalidOperationException("A step waits for the gradient at the point that the weights were moved to: compute it and finish the step by Step.");
        }
    }
}
