using OptGen.Checkpoints;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>What plateaus remember that a checkpoint told of, until a schedule that has them is bound; by the places of the hyperparameters.</summary>
    private readonly Dictionary<int, PlateauState[]> _loadedPlateaus = [];

    /// <summary>What the plateaus remember that a hyperparameter follows, or will follow once its schedule is bound.</summary>
    internal IReadOnlyList<PlateauState> PlateauStates(int index) =>
        ScheduledAt(index) is { } scheduled ? [.. scheduled.Schedule.Plateaus.Select(plateau => plateau.State)] : _loadedPlateaus.GetValueOrDefault(index, []);

    /// <summary>How many plateaus the schedule of a hyperparameter has; null where it follows none.</summary>
    internal int? ScheduledPlateaus(int index) => ScheduledAt(index)?.Schedule.Plateaus.Count();

    /// <summary>Lets schedules go on from a checkpoint: what was loaded was not set by hand, and plateaus remember what they did.</summary>
    internal void TakeUpSchedules(MemberPlan plan)
    {
        for (int i = 0; i < Info.Hyperparameters.Count; i++)
        {
            ScheduledHyperparameter? scheduled = ScheduledAt(i);
            if (plan.Plateaus[i] is { } states)
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

            if (scheduled is not null && plan.Hyperparameters[i] is not null)
            {
                scheduled.Applied = NumberAt(i);
            }
        }
    }

    /// <summary>Gives a hyperparameter the first value of a schedule, whose plateaus go on from a checkpoint that was loaded before.</summary>
    private void BeginSchedule(ScheduledHyperparameter scheduled)
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
            SetNumber(scheduled.Index, schedule.Value(StepCount + 1));
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
}
