using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OptGen;

/// <summary>
/// What steps of all parameters measure for whoever listens to the meter <c>OptGen</c>, by <see cref="MeterListener"/>, <c>dotnet-counters</c> or OpenTelemetry. Every
/// measurement has the tag <c>optimizer</c>, the name of its class; with <see cref="Optimizer.MeasuresParameters"/> there is one for each parameter, with the
/// tag <c>parameter</c>.
/// </summary>
/// <remarks>
/// Nothing is measured, computed or allocated for an instrument that nobody listens to. Where a step computes the norm of the gradients anyway
/// (<see cref="StepResult.GradientNorm"/>), that one is recorded. All else is summed up by the passes of the step itself, piece by piece while each is in the nearest
/// cache, in an order that depends on the lengths of the parameters alone. A pass of its own is needed for the gradients where no pass of the rule is the last to read them,
/// and, together with a copy of the weights, where a pass by rows or blocks both reduces and writes the weights.
/// </remarks>
public static class OptimizerMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "OptGen";

    /// <summary>The Euclidean norm of the gradients, after <see cref="StepOptions.GradientScale"/> and before clipping; of a step of several calls, in the last one.</summary>
    public const string GradientNormName = "optgen.gradient.norm";

    /// <summary>The Euclidean norm of what a step has changed the weights by.</summary>
    public const string UpdateNormName = "optgen.update.norm";

    /// <summary>The Euclidean norm of the weights after a step.</summary>
    public const string WeightNormName = "optgen.weight.norm";

    /// <summary>The norm of the update over that of the weights after it: about 1e-3 is often said to be healthy.</summary>
    public const string UpdateRatioName = "optgen.update.ratio";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Histogram<double> s_gradientNorm = Create(GradientNormName, "Norm of the gradients before clipping");

    private static readonly Histogram<double> s_updateNorm = Create(UpdateNormName, "Norm of what a step changed the weights by");

    private static readonly Histogram<double> s_weightNorm = Create(WeightNormName, "Norm of the weights after a step");

    private static readonly Histogram<double> s_updateRatio = Create(UpdateRatioName, "Norm of the update over the norm of the weights");

    internal static bool IsListenedTo => NeedsGradient || NeedsWeights;

    internal static bool NeedsGradient => s_gradientNorm.Enabled;

    internal static bool NeedsUpdate => s_updateNorm.Enabled || s_updateRatio.Enabled;

    internal static bool NeedsWeights => NeedsUpdate || s_weightNorm.Enabled;

    internal static void RecordGradient(string optimizer, string? parameter, double norm) => s_gradientNorm.Record(norm, Tags(optimizer, parameter));

    internal static void RecordWeights(string optimizer, string? parameter, double norm) => s_weightNorm.Record(norm, Tags(optimizer, parameter));

    internal static void RecordUpdate(string optimizer, string? parameter, double norm, double weightNorm)
    {
        TagList tags = Tags(optimizer, parameter);
        s_updateNorm.Record(norm, tags);
        s_updateRatio.Record(norm / weightNorm, tags);
    }

    private static TagList Tags(string optimizer, string? parameter)
    {
        TagList tags = default;
        tags.Add("optimizer", optimizer);
        if (parameter is not null)
        {
            tags.Add("parameter", parameter);
        }

        return tags;
    }

    private static Histogram<double> Create(string name, string description) => s_meter.CreateHistogram<double>(name, unit: null, description);
}
