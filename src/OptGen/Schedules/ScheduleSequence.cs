namespace OptGen;

/// <summary>One schedule after another.</summary>
internal sealed class ScheduleSequence(Schedule first, long steps, Schedule next) : Schedule
{
    /// <inheritdoc/>
    protected override double ValueAt(double t) => t <= steps ? first.Compute(t) : next.Compute(t - steps);
}
