using OptGen.Hyperparameters;
using OptGen.Memory;
using OptGen.Steps;

namespace OptGen;

/// <summary>
/// Steps once for several batches, whose gradients the caller adds up where the gradients are: the mean is taken in the step, the gradients are zeroed after it and
/// not before, and what is left at the end of an epoch is divided by the number of batches that it is made of.
/// </summary>
/// <remarks>
/// The step is one of the optimizer or group with its own options; <see cref="StepOptions.GradientScale"/> is divided by what was added up, so that clipping
/// (<see cref="StepOptions.MaxGradientNorm"/>) is of the mean, and <see cref="StepOptions.ZeroGradients"/> is always on. A rule that takes gradients at other points gets
/// each of them as the mean of as many batches, which should be the same ones. Nothing is allocated by a step. Not thread-safe.
/// </remarks>
/// <example>
/// <code>
/// var accumulator = GradientAccumulator.Of(adam, batches: 4);
/// foreach (Batch batch in epoch)
/// {
///     AddGradients(batch);                  // to what the gradients hold
///     accumulator.Step();                   // steps at every fourth
/// }
/// accumulator.Finish();                     // steps with what is left
/// </code>
/// </example>
public sealed class GradientAccumulator
{
    private readonly Stepper _stepper;
    private readonly Occupancy _occupancy = new();

    /// <summary>How many steps there were when the first of the batches came.</summary>
    private long _stepsBefore;

    private double? _loss;

    private GradientAccumulator(Stepper stepper, int batches)
    {
        _stepper = stepper;
        Batches = RangeCheck.AtLeast(1, batches, nameof(batches));
    }

    /// <summary>How many batches make a step.</summary>
    public int Batches { get; }

    /// <summary>How many batches have been added up since the last step.</summary>
    public int Count { get; private set; }

    /// <summary>How many examples, or batches where nobody says, their gradients are the sum of.</summary>
    public long Examples { get; private set; }

    /// <summary>Accumulates for an optimizer.</summary>
    /// <param name="optimizer">The optimizer; it is not to be stepped otherwise while batches are added up.</param>
    /// <param name="batches">How many batches make a step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of batches is below 1.</exception>
    public static GradientAccumulator Of(Optimizer optimizer, int batches)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return new(optimizer.Stepper, batches);
    }

    /// <summary>Accumulates for a group.</summary>
    /// <typeparam name="TOptimizer">The type of the group's members.</typeparam>
    /// <param name="group">The group; it is not to be stepped otherwise while batches are added up.</param>
    /// <param name="batches">How many batches make a step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of batches is below 1.</exception>
    public static GradientAccumulator Of<TOptimizer>(OptimizerGroup<TOptimizer> group, int batches)
        where TOptimizer : Optimizer
    {
        ArgumentNullException.ThrowIfNull(group);
        return new(group.Stepper, batches);
    }

    /// <summary>Counts a batch whose gradients have been added, and steps with the mean where it is the last one for a step.</summary>
    /// <param name="loss">The batch's loss, for rules that read it and for <see cref="StepResult.Loss"/>, which is the mean; like the gradients, a sum where <paramref name="examples"/> says so.</param>
    /// <param name="examples">
    /// How many examples the gradients are the sum of; 1 where they are the mean of the batch. With sums, batches of different sizes make the mean of all their examples.
    /// </param>
    /// <returns>
    /// <see cref="StepStatus.Accumulated"/>, or what the step did. A step that is skipped, because the gradient of any of its batches was not finite, zeroes the
    /// gradients and leaves all else as it was: the next batch is the first of a new step.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of examples is below 1.</exception>
    /// <exception cref="InvalidOperationException">The optimizer was stepped, reset or loaded since the first of the batches; or its step is refused (see <see cref="Optimizer.Step()"/>).</exception>
    /// <exception cref="ArithmeticException">A gradient is not finite and the options say <see cref="NonFinite.Throw"/>; nothing has changed, and the batch is not counted.</exception>
    public StepResult Step(double? loss = null, int examples = 1)
    {
        RangeCheck.AtLeast(1, examples, nameof(examples));
        _occupancy.Enter(this);
        try
        {
            return Take(loss, examples);
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    private StepResult Take(double? loss, int examples)
    {
        CheckNotStepped();
        if (Count == 0)
        {
            _stepsBefore = _stepper.StepCount;
        }

        double? total = Count == 0 ? loss : _loss + loss;
        if (Count + 1 < Batches)
        {
            Count++;
            Examples += examples;
            _loss = total;
            return new StepResult(StepStatus.Accumulated) { Loss = loss / examples };
        }

        return Apply(total, Examples + examples);
    }

    /// <summary>Steps with the mean of the batches that are left: at the end of an epoch whose number of batches <see cref="Batches"/> does not divide.</summary>
    /// <returns>What the step did; <see cref="StepStatus.Accumulated"/> where there are none.</returns>
    /// <inheritdoc cref="Step" path="/exception"/>
    public StepResult Finish()
    {
        _occupancy.Enter(this);
        try
        {
            CheckNotStepped();
            return Count == 0 ? new StepResult(StepStatus.Accumulated) : Apply(_loss, Examples);
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    /// <summary>Gives up the batches that were added up, and zeroes the gradients.</summary>
    /// <exception cref="InvalidOperationException">A call of the accumulator or its optimizer is under way, and not in a closure of the latter.</exception>
    public void Reset()
    {
        _occupancy.Enter(this);
        try
        {
            _stepper.ZeroGradients();
            Clear();
        }
        finally
        {
            _occupancy.Leave();
        }
    }

    private StepResult Apply(double? loss, long examples)
    {
        StepOptions options = _stepper.Options;
        StepResult result = _stepper.Step(loss / examples, options with { GradientScale = options.GradientScale / examples, ZeroGradients = true });
        Clear();
        return result;
    }

    private void Clear() => (Count, Examples, _loss) = (0, 0, 0);

    private void CheckNotStepped()
    {
        if (Count > 0 && _stepper.StepCount != _stepsBefore)
        {
            throw new InvalidOperationException(
                $"{Count} batches have been added up, but the optimizer was at step {_stepsBefore} at the first of them and is at step {_stepper.StepCount} now: step by the accumulator alone, or give them up by its Reset.");
        }
    }
}
