namespace OptGen.Schedules;

/// <summary>A line up to the first value of a schedule, and then that schedule.</summary>
internal sealed class ScheduleWarmup(Schedule schedule, long steps, double from) : Schedule
{
    /// <inheritdoc/>
    internal override IEnumerable<ReduceOnPlateau> Plateaus => schedule.Plateaus;

    /// <inheritdoc/>
    protected override double ValueAt(double t) =>
        t <= steps ? schedule.Compute(1) * (from + ((1 - from) * (t - 1) / steps)) : schedule.Compute(t - steps);
}
