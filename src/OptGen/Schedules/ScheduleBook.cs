using OptGen.Hyperparameters;

namespace OptGen.Schedules;

/// <summary>Which hyperparameters of an optimizer follow which schedules, and what they were last given.</summary>
internal sealed class ScheduleBook(IHyperparameters hyperparameters)
{
    private readonly HyperparameterNumber _number = new();

    /// <summary>What plateaus remember that a checkpoint told of, until a schedule that has them is bound; by the places of the hyperparameters.</summary>
    private readonly Dictionary<int, PlateauState[]> _loadedPlateaus = [];

    private ScheduledHyperparameter[] _schedules = [];

    /// <summary>Whether no hyperparameter follows a schedule.</summary>
    public bool IsEmpty => _schedules.Length == 0;

    private OptimizerInfo Info => hyperparameters.Info;

    /// <summary>Binds a hyperparameter to a schedule, whose value of the next step it gets.</summary>
    /// <param name="hyperparameter">The property.</param>
    /// <param name="schedule">The schedule.</param>
    public void Bind(string hyperparameter, Schedule schedule)
    {
        int index = IndexOf(hyperparameter);
        if (Info.SizeHyperparameters.Contains(hyperparameter))
        {
            throw new ArgumentException($"{hyperparameter} sets the size of states of {hyperparameters.Name}, which is fixed when a parameter is added; it cannot follow a schedule.", nameof(hyperparameter));
        }

        ScheduledHyperparameter scheduled = new(hyperparameter, index, schedule);
        Begin(scheduled);
        scheduled.Applied = NumberAt(index);
        _schedules = [.. _schedules.Where(other => other.Index != index), scheduled];
    }

    /// <summary>Binds a schedule in several books, in all or in none.</summary>
    public static void BindAll(IReadOnlyList<ScheduleBook> books, string hyperparameter, Schedule schedule)
    {
        List<Action> undo = [];
        try
        {
            foreach (ScheduleBook book in books)
            {
                undo.Add(book.UndoOf(book.IndexOf(hyperparameter), schedule));
                book.Bind(hyperparameter, schedule);
            }
        }
        catch
        {
            undo.ForEach(action => action());
            throw;
        }
    }

    /// <summary>What brings back what a hyperparameter is and follows now.</summary>
    private Action UndoOf(int index, Schedule schedule)
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

    /// <summary>Removes the schedule of a hyperparameter.</summary>
    public void Unbind(string hyperparameter)
    {
        int index = IndexOf(hyperparameter);
        ScheduledHyperparameter[] left = [.. _schedules.Where(scheduled => scheduled.Index != index)];
        _schedules = left.Length < _schedules.Length
            ? left
            : throw new ArgumentException($"{hyperparameter} of {hyperparameters.Name} follows no schedule.", nameof(hyperparameter));
    }

    /// <summary>Ends a schedule in several books, in all or in none.</summary>
    public static void UnbindAll(IReadOnlyList<ScheduleBook> books, string hyperparameter)
    {
        ScheduledHyperparameter[][] before = [.. books.Select(book => book._schedules)];
        try
        {
            foreach (ScheduleBook book in books)
            {
                book.Unbind(hyperparameter);
            }
        }
        catch
        {
            for (int i = 0; i < before.Length; i++)
            {
                books[i]._schedules = before[i];
            }

            throw;
        }
    }

    /// <summary>A hyperparameter, by its place in <see cref="OptimizerInfo.Hyperparameters"/>; NaN where it is no number.</summary>
    public double NumberAt(int index)
    {
        hyperparameters.Exchange(index, _number.Reading());
        return _number.Value;
    }

    private void SetNumber(int index, double value) => hyperparameters.Exchange(index, _number.Setting(Info.Hyperparameters[index], value));

    /// <summary>Finds the values of the scheduled hyperparameters in a step.</summary>
    /// <param name="number">The number of the step.</param>
    public void Evaluate(long number)
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

    /// <summary>Gives them these values.</summary>
    public void Apply()
    {
        foreach (ScheduledHyperparameter scheduled in _schedules)
        {
            SetNumber(scheduled.Index, scheduled.Next);
            scheduled.Applied = NumberAt(scheduled.Index);
        }
    }

    /// <summary>Gives the scheduled hyperparameters back what they were before the step at hand.</summary>
    public void Unfollow()
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
                $"{scheduled.Property} of {hyperparameters.Name} follows a schedule and was set by hand, which the step would undo: call Unschedule(\"{scheduled.Property}\") before setting it, or schedule something else.");
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
        throw new ArgumentException($"{hyperparameters.Name} has no hyperparameter '{hyperparameter}'; {known}.", nameof(hyperparameter));
    }

    /// <summary>What the plateaus remember that a hyperparameter follows, or will follow once its schedule is bound.</summary>
    public IReadOnlyList<PlateauState> PlateauStates(int index) =>
        ScheduledAt(index) is { } scheduled ? [.. scheduled.Schedule.Plateaus.Select(plateau => plateau.State)] : _loadedPlateaus.GetValueOrDefault(index, []);

    /// <summary>How many plateaus the schedule of a hyperparameter has; null where it follows none.</summary>
    public int? ScheduledPlateaus(int index) => ScheduledAt(index)?.Schedule.Plateaus.Count();

    /// <summary>Lets schedules go on from a checkpoint: what was loaded was not set by hand, and plateaus remember what they did.</summary>
    /// <param name="plateaus">What the plateaus of each hyperparameter remembered; null where that was not loaded.</param>
    /// <param name="values">The values that were loaded; null for those that stayed.</param>
    public void TakeUp(IReadOnlyList<PlateauState[]?> plateaus, IReadOnlyList<string?> values)
    {
        for (int i = 0; i < Info.Hyperparameters.Count; i++)
        {
            ScheduledHyperparameter? scheduled = ScheduledAt(i);
            if (plateaus[i] is { } states)
            {
                _loadedPlateaus.Remove(i);
                if (scheduled is not null)
                {
                    Remind(scheduled.Schedule, states);
                }
                else if (states.Length > 0)
                {
                    _loadedPlateaus.Add(i, states);
                }
            }

            if (scheduled is not null && values[i] is not null)
            {
                scheduled.Applied = NumberAt(i);
            }
        }
    }

    /// <summary>Gives a hyperparameter the first value of a schedule, whose plateaus go on from a checkpoint that was loaded before.</summary>
    private void Begin(ScheduledHyperparameter scheduled)
    {
        Schedule schedule = scheduled.Schedule;
        PlateauState[] before = [.. schedule.Plateaus.Select(plateau => plateau.State)];
        PlateauState[] loaded = before.Length == 0 ? [] : _loadedPlateaus.GetValueOrDefault(scheduled.Index, before);
        if (loaded.Length != before.Length)
        {
            throw new ArgumentException(
                $"The checkpoint has the states of {loaded.Length} ReduceOnPlateau in the schedule of {scheduled.Property}, but this schedule has {before.Length}. To begin with another schedule, load with new CheckpointOptions {{ KeepHyperparameters = true }}.",
                nameof(schedule));
        }

        Remind(schedule, loaded);
        try
        {
            SetNumber(scheduled.Index, schedule.Value(hyperparameters.StepCount + 1));
        }
        catch
        {
            Remind(schedule, before);
            throw;
        }

        _loadedPlateaus.Remove(scheduled.Index);
    }

    /// <summary>Gives plateaus what they remember, in the order in which a schedule has them.</summary>
    private static void Remind(Schedule schedule, IReadOnlyList<PlateauState> states)
    {
        int next = 0;
        foreach (ReduceOnPlateau plateau in schedule.Plateaus)
        {
            plateau.State = states[next++];
        }
    }

    private ScheduledHyperparameter? ScheduledAt(int index) => Array.Find(_schedules, scheduled => scheduled.Index == index);

    /// <summary>Forgets what a checkpoint told of plateaus that no schedule has.</summary>
    public void ForgetLoaded() => _loadedPlateaus.Clear();

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
