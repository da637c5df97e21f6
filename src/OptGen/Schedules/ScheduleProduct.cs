namespace OptGen.Schedules;

/// <summary>Two schedules multiplied.</summary>
internal sealed class ScheduleProduct(Schedule first, Schedule second) : Schedule
{
    /// <inheritdoc/>
    internal override IEnumerable<ReduceOnPlateau> Plateaus => first.Plateaus.Concat(second.Plateaus);

    /// <inheritdoc/>
    protected override double ValueAt(double t) => first.Compute(t) * second.Compute(t);
}
