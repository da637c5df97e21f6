using OptGen.CompilerServices;

namespace OptGen.Passes;

/// <summary>How a step goes over memory, besides what the rule says.</summary>
/// <param name="gradientScale">What each element of the gradient is multiplied by on the way in.</param>
/// <param name="clearsGradients">Whether the last pass that reads the gradient leaves zeros behind.</param>
/// <param name="threads">How many threads may take part, the caller's among them.</param>
/// <param name="measures">What the passes measure on their way.</param>
internal struct StepSettings(double gradientScale, bool clearsGradients, int threads, StepMeasures measures = StepMeasures.None)
{
    // Fields, because the accessors of properties would be compiled in the first step.
    public double GradientScale = gradientScale;
    public bool ClearsGradients = clearsGradients;
    public int Threads = threads;
    public StepMeasures Measures = measures;

    /// <summary>The gradient as it is, and one thread.</summary>
    public static StepSettings Plain => new(1, false, 1);

    /// <summary>How a pass is to read the gradient.</summary>
    public readonly GradientReading Reading(GradientUse use) => use switch
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
