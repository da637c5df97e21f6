using System.Runtime.CompilerServices;
using OptGen.Metrics;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>Whether <see cref="OptimizerMetrics"/> measure each parameter separately instead of all together.</summary>
    public bool MeasuresParameters { get; set; }

    /// <summary>Makes a step, and measures it for those who listen.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private StepResult StepMeasured(double? loss, in StepOptions options)
    {
        StepMeasures measures = StepMeasurement.Needed(in options);
        StepResult result = StepPlain(loss, options, measures);
        if (result.Status == StepStatus.Applied)
        {
            StepMeasurement.Record(GetType().Name, AllParameters, result, in options, measures, MeasuresParameters);
        }

        return result;
    }
}
