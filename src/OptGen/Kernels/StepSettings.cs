using OptGen.Metrics;

namespace OptGen.Kernels;

/// <summary>How a step goes over memory, besides what the rule says.</summary>
/// <param name="GradientScale">What each element of the gradient is multiplied by on the way in.</param>
/// <param name="ClearsGradients">Whether the last pass that reads the gradient leaves zeros behind.</param>
/// <param name="Threads">How many threads may take part, the caller's among them.</param>
/// <param name="Measures">What the passes measure on their way.</param>
internal readonly record struct StepSettings(double GradientScale, bool ClearsGradients, int Threads, StepMeasures Measures = StepMeasures.None)
{
    /// <summary>The gradient as it is, and one thread.</summary>
    public static StepSettings Plain => new(1, false, 1);

    /// <summary>How a pass is to read the gradient.</summary>
    public GradientReading Reading(GradientUse use) => use switch
    {
        GradientUse.LastRead when ClearsGradients => GradientReading.Cleared,
        not GradientUse.None when GradientScale != 1 => GradientReading.Scaled,
        _ => GradientReading.Plain,
    };
}

/// <summary>Which <see cref="IGradientAccess"/> a pass uses.</summary>
internal enum GradientReading
{
    Plain,
    Scaled,
    Cleared,
}
