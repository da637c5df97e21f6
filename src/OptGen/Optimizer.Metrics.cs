namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>Whether <see cref="OptimizerMetrics"/> measure each parameter by itself instead of all together.</summary>
    public bool MeasuresParameters { get; set; }

    /// <summary>Makes a step, and measures it for those who listen.</summary>
    private StepResult StepMeasured(double loss, in StepOptions options)
    {
        ReadOnlySpan<Parameter> parameters = AllParameters;
        bool asksNorm = !double.IsPositiveInfinity(options.MaxGradientNorm) || options.NonFinite != NonFinite.Propagate;
        double norm = double.NaN;
        if (OptimizerMetrics.NeedsGradient && !asksNorm)
        {
            MeasureGradients(options);
            norm = Math.Abs(options.GradientScale) * GradientNormOf(parameters);
        }

        if (OptimizerMetrics.NeedsUpdate && _call == 0)
        {
            foreach (Parameter parameter in parameters)
            {
                parameter.KeepWeights();
            }
        }

        StepResult result = StepPlain(loss, options);
        if (result.Status == StepStatus.Applied)
        {
            Measure(parameters, asksNorm ? result.GradientNorm : norm, Math.Abs(options.GradientScale));
        }

        return result;
    }

    private void Measure(ReadOnlySpan<Parameter> parameters, double gradientNorm, double gradientScale)
    {
        string name = GetType().Name;
        if (OptimizerMetrics.NeedsGradient && !MeasuresParameters)
        {
            OptimizerMetrics.RecordGradient(name, null, gradientNorm);
        }

        double updates = 0;
        double weights = 0;
        foreach (Parameter parameter in parameters)
        {
            if (OptimizerMetrics.NeedsGradient && MeasuresParameters)
            {
                OptimizerMetrics.RecordGradient(name, parameter.Name, gradientScale * Math.Sqrt(parameter.GradientSquares[0]));
            }

            if (OptimizerMetrics.NeedsWeights)
            {
                (double update, double weight) = parameter.SquaresOfStep(OptimizerMetrics.NeedsUpdate);
                updates += update;
                weights += weight;
                if (MeasuresParameters)
                {
                    OptimizerMetrics.RecordWeights(name, parameter.Name, Math.Sqrt(update), Math.Sqrt(weight));
                }
            }
        }

        if (OptimizerMetrics.NeedsWeights && !MeasuresParameters)
        {
            OptimizerMetrics.RecordWeights(name, null, Math.Sqrt(updates), Math.Sqrt(weights));
        }
    }
}
