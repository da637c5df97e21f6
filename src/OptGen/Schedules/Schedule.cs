using System.ComponentModel;
using OptGen.CompilerServices;
using OptGen.Hyperparameters;
using OptGen.Schedules;

namespace OptGen;

/// <summary>
/// The value of a hyperparameter as a function of the step. A formula in a <see cref="ScheduleAttribute"/> generates the rest.
/// </summary>
/// <remarks>
/// Steps are counted from 1, as <c>t</c> in a rule: the first step takes <c>Value(1)</c>. A schedule counts nothing itself: its value follows from the number of the
/// step that is applied, so that there is nothing to save, to advance or to reset with it, and one schedule may serve any number of optimizers. Only
/// <see cref="ReduceOnPlateau"/> remembers something; it is saved with the optimizer, also where <see cref="Then"/>, <see cref="Warmup"/> or <see cref="Scale(Schedule)"/> is made of it.
/// </remarks>
public abstract class Schedule
{
    /// <summary>The value that a step takes.</summary>
    /// <param name="t">The number of the step, 1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public double Value(long t)
    {
        return ValueAt(RangeCheck.AtLeast(1, t, nameof(t)));
    }

    /// <summary>Computes the value; generated from the formula.</summary>
    /// <param name="t">The number of the step: a whole number, 1 or more.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract double ValueAt(double t);

    /// <summary>This schedule for some steps, then another one, which begins with its own first step.</summary>
    /// <param name="steps">How many steps this one serves.</param>
    /// <param name="next">What follows: step <c>steps + 1</c> takes <c>next.Value(1)</c>.</param>
    /// <remarks>As <c>SequentialLR</c> of PyTorch.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public Schedule Then(long steps, Schedule next)
    {
        RangeCheck.AtLeast(0, steps, nameof(steps));
        ArgumentNullException.ThrowIfNull(next);
        return new ScheduleSequence(this, steps, next);
    }

    /// <summary>
    /// A straight line up to the first value of this schedule, which then begins: step <c>t</c> of the first <paramref name="steps"/> takes
    /// <c>Value(1)·(from + (1 − from)·(t − 1)/steps)</c>.
    /// </summary>
    /// <param name="steps">How many steps go by before this schedule begins.</param>
    /// <param name="from">What part of the first value the first step takes, from 0 to 1.</param>
    /// <remarks>As <c>LinearLR</c> before another in a <c>SequentialLR</c> of PyTorch. Goyal et al., "Accurate, large minibatch SGD", 2017.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative, or the part lies outside the range.</exception>
    public Schedule Warmup(long steps, double from = 0)
    {
        RangeCheck.AtLeast(0, steps, nameof(steps));
        Hyperparameter.Checked(from, nameof(from), 0, 1);
        return new ScheduleWarmup(this, steps, from);
    }

    /// <summary>This schedule times a number.</summary>
    /// <param name="factor">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN.</exception>
    public Schedule Scale(double factor) => Scale(new ConstantRate(factor));

    /// <summary>This schedule times another, both at the same step.</summary>
    /// <param name="factor">The other.</param>
    /// <remarks>As <c>ChainedScheduler</c> of PyTorch.</remarks>
    public Schedule Scale(Schedule factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new ScheduleProduct(this, factor);
    }

    /// <summary>What it has that remembers something, in an order that is the same every time.</summary>
    internal virtual IEnumerable<ReduceOnPlateau> Plateaus => [];

    internal double Compute(double t) => ValueAt(t);
}
