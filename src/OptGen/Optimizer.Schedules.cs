using OptGen.Checkpoints;

namespace OptGen;

public abstract partial class Optimizer
{
    private readonly HyperparameterNumber _number = new();
    private ScheduledHyperparameter[] _schedules = [];

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
            Bind(hyperparameter, schedule);
            return true;
        });
    }

    private void Bind(string hyperparameter, Schedule schedule)
    {
        CheckNotWaiting();
        int index = IndexOf(hyperparameter);
        if (Info.SizeHyperparameters.Contains(hyperparameter))
        {
            throw new ArgumentException($"{hyperparameter} sets the size of states of {GetType().Name}, which is fixed when a parameter is added; it cannot follow a schedule.", nameof(hyperparameter));
        }

        ScheduledHyperparameter scheduled = new(hyperparameter, index, schedule);
        BeginSchedule(scheduled);
        scheduled.Applied = NumberAt(index);
        _schedules = [.. _schedules.Where(other => other.Index != index), scheduled];
    }

    /// <summary>Binds a schedule in several optimizers, in all or in none.</summary>
    internal static void ScheduleAll(IReadOnlyList<Optimizer> optimizers, string hyperparameter, Schedule schedule)
    {
        List<Action> undo = [];
        try
        {
            foreach (Optimizer optimizer in optimizers)
            {
                undo.Add(optimizer.ScheduleUndo(optimizer.IndexOf(hyperparameter), schedule));
                optimizer.Bind(hyperparameter, schedule);
            }
        }
        catch
        {
            undo.ForEach(action => action());
            throw;
        }
    }

    /// <summary>What brings back what a hyperparameter is and follows now.</summary>
    private Action ScheduleUndo(int index, Schedule schedule)
    {
        ScheduledHyperparameter[] schedules = _schedules;
        double value = NumberAt(index);
        PlateauState[]? loaded = _loadedPlateaus.GetValueOrDefault(index);
        PlateauState[] states = [.. schedule.Plateaus.Select(plateau => plateau.State)];
        return () =>
        {
            if (_schedules != schedules)
            {
                _schedules = schedules;
                SetNumber(index, value);
                Remind(schedule, states);
            }

            if (loaded is not null)
            {
                _loadedPlateaus[index] = loaded;
            }
        };
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
            Unbind(hyperparameter);
            return true;
        });
    }

    private void Unbind(string hyperparameter)
    {
        int index = IndexOf(hyperparameter);
        ScheduledHyperparameter[] left = [.. _schedules.Where(scheduled => scheduled.Index != index)];
        _schedules = left.Length < _schedules.Length
            ? left
            : throw new ArgumentException($"{hyperparameter} of {GetType().Name} follows no schedule.", nameof(hyperparameter));
    }

    /// <summary>Ends a schedule in several optimizers, in all or in none.</summary>
    internal static void UnscheduleAll(IReadOnlyList<Optimizer> optimizers, string hyperparameter)
    {
        ScheduledHyperparameter[][] before = [.. optimizers.Select(optimizer => optimizer._schedules)];
        try
        {
            foreach (Optimizer optimizer in optimizers)
            {
                optimizer.Unbind(hyperparameter);
            }
        }
        catch
        {
            for (int i = 0; i < before.Length; i++)
            {
                optimizers[i]._schedules = before[i];
            }

            throw;
        }
    }

    /// <summary>A hyperparameter, by its place in <see cref="OptimizerInfo.Hyperparameters"/>; NaN where it is no number.</summary>
    internal double NumberAt(int index)
    {
        ExchangeHyperparameter(index, _number.Reading());
        return _number.Value;
    }

    private void SetNumber(int index, double value) => ExchangeHyperparameter(index, _number.Setting(Info.Hyperparameters[index], value));

    /// <summary>Finds the values of the scheduled hyperparameters in a step.</summary>
    /// <param name="number">The number of the step.</param>
    private void EvaluateSchedules(long number)
    {
        foreach (ScheduledHyperparameter scheduled in _schedules)
        {
            CheckNotSetByHand(scheduled);
        }

        foreach (ScheduledHyperparameter scheduled in _schedules)
        {
            scheduled.Next = scheduled.Schedule.Value(number);
            scheduled.Before = scheduled.Applied;
        }
    }

    private void ApplySchedules()
    {
        foreach (ScheduledHyperparameter scheduled in _schedules)
        {
            SetNumber(scheduled.Index, scheduled.Next);
            scheduled.Applied = NumberAt(scheduled.Index);
        }
    }

    /// <summary>Gives the scheduled hyperparameters back what they were before the step at hand.</summary>
    internal void Unfollow()
    {
        foreach (ScheduledHyperparameter scheduled in _schedules)
        {
            SetNumber(scheduled.Index, scheduled.Before);
            scheduled.Applied = scheduled.Before;
        }
    }

    private void CheckNotSetByHand(ScheduledHyperparameter scheduled)
    {
        if (!NumberAt(scheduled.Index).Equals(scheduled.Applied))
        {
            throw new InvalidOperationException(
                $"{scheduled.Property} of {GetType().Name} follows a schedule and was set by hand, which the step would undo: call Unschedule(\"{scheduled.Property}\") before setting it, or schedule something else.");
        }
    }

    private int IndexOf(string hyperparameter)
    {
        for (int i = 0; i < Info.Hyperparameters.Count; i++)
        {
            if (Info.Hyperparameters[i] == hyperparameter)
            {
                return i;
            }
        }

        string known = Info.Hyperparameters.Count == 0 ? "it has none" : "it has " + string.Join(", ", Info.Hyperparameters);
        throw new ArgumentException($"{GetType().Name} has no hyperparameter '{hyperparameter}'; {known}.", nameof(hyperparameter));
    }

    /// <summary>A hyperparameter, what it follows, and the value that it was last given.</summary>
    private sealed class ScheduledHyperparameter(string property, int index, Schedule schedule)
    {
        public string Property { get; } = property;

        public int Index { get; } = index;

        public Schedule Schedule { get; } = schedule;

        public double Applied { get; set; }

        /// <summary>The value that it had before the step at hand.</summary>
        public double Before { get; set; }

        /// <summary>The value of that step.</summary>
        public double Next { get; set; }
    }
}
