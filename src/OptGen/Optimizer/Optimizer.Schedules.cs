using OptGen.CompilerServices;
using OptGen.Hyperparameters;
using OptGen.Schedules;

namespace OptGen;

public abstract partial class Optimizer
{
    private readonly ScheduleBook _schedules;

    /// <summary>
    /// Binds a hyperparameter to a schedule, such as a learning-rate schedule. Before anything else, each step sets it to the schedule's value for that step,
    /// <see cref="StepCount"/> + 1. It can then no longer be set by hand.
    /// </summary>
    /// <param name="hyperparameter">The property: one of <see cref="OptimizerInfo.Hyperparameters"/>.</param>
    /// <param name="schedule">The schedule, used from the next step on. It replaces an earlier one.</param>
    /// <remarks>
    /// Only applied steps count: a skipped step does not, and a step of several calls counts once. After a checkpoint is loaded, counting continues from its
    /// step count. A step of a single parameter uses that parameter's count. If the loaded checkpoint has the state of a
    /// <see cref="ReduceOnPlateau"/> for this hyperparameter, the one in this schedule continues from that state.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// There is no such hyperparameter, it sets the size of states, or the schedule and the checkpoint have different numbers of <see cref="ReduceOnPlateau"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The schedule's value for the next step is outside the hyperparameter's range.</exception>
    /// <exception cref="InvalidOperationException">A step waits for a gradient.</exception>
    /// <exception cref="NotSupportedException">The hyperparameter is not a number.</exception>
    public void Schedule(string hyperparameter, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        ArgumentNullException.ThrowIfNull(schedule);
        _occupancy.Within(this, () =>
        {
            CheckNotWaiting();
            _schedules.Bind(hyperparameter, schedule);
            return true;
        });
    }

    /// <summary>Removes the schedule of a hyperparameter, which keeps its value until it is set by hand.</summary>
    /// <param name="hyperparameter">The property.</param>
    /// <exception cref="ArgumentException">It follows no schedule.</exception>
    /// <exception cref="InvalidOperationException">A call is under way.</exception>
    public void Unschedule(string hyperparameter)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        _occupancy.Within(this, () =>
        {
            _schedules.Unbind(hyperparameter);
            return true;
        });
    }

    /// <summary>The schedules of the hyperparameters.</summary>
    internal ScheduleBook Schedules => _schedules;

    /// <summary>A hyperparameter, by its place in <see cref="OptimizerInfo.Hyperparameters"/>; NaN where it is no number.</summary>
    internal double NumberAt(int index) => _schedules.NumberAt(index);

    string IHyperparameters.Name => GetType().Name;

    void IHyperparameters.Exchange(int index, HyperparameterExchange value) => ExchangeHyperparameter(index, value);
}
