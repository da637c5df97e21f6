namespace OptGen.Schedules;

/// <summary>One schedule after another.</summary>
internal sealed class ScheduleSequence(Schedule first, long steps, Schedule next) : Schedule
{
    /// <inheritdoc/>
    internal override IEnumerable<ReduceOnPlateau> Plateaus => first.Plateaus.Concat(next.Plateaus);

    /// <inheritdoc/>
    protected override double ValueAt(double t) => t <= steps ? first.Compute(t) : next.Compute(t - steps);
}
