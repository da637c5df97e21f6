using OptGen.CompilerServices;
using OptGen.Passes;
using OptGen.Reductions;
using OptGen.Threads;

namespace OptGen.Steps;

/// <summary>Measures steps of all parameters for those who listen: tells passes what to measure on their way, and records what they have found.</summary>
internal static class StepMeasurement
{
    /// <summary>What the passes of a step are to measure.</summary>
    public static StepMeasures Needed(in StepOptions options)
    {
        StepMeasures measures = OptimizerMetrics.NeedsGradient && !options.MeasuresGradients ? StepMeasures.Gradient : StepMeasures.None;
        if (OptimizerMetrics.NeedsWeights)
        {
            measures |= OptimizerMetrics.NeedsUpdate ? StepMeasures.Weights | StepMeasures.Update : StepMeasures.Weights;
        }

        return measures;
    }

    /// <summary>Prepares for a call of a step; gradients that no pass is known to be the last to read are measured at once.</summary>
    public static void Begin(ReadOnlySpan<Parameter> parameters, StepSettings settings)
    {
        foreach (Parameter parameter in parameters)
        {
            parameter.Norms.Clear();
            if ((settings.Measures & StepMeasures.Gradient) != 0 && (!parameter.Plan.Layout.ClearsGradient || parameter.Set.Info.GradientCalls > 0))
            {
                parameter.MeasureGradient(settings);
            }
        }
    }

    /// <summary>Records what an applied step has measured.</summary>
    /// <param name="optimizer">The name of the optimizer.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="result">What the step has done.</param>
    /// <param name="options">How.</param>
    /// <param name="measures">What its passes have measured.</param>
    /// <param name="measuresParameters">Whether each parameter is told by itself.</param>
    public static void Record(string optimizer, ReadOnlySpan<Parameter> parameters, StepResult result, in StepOptions options, StepMeasures measures, bool measuresParameters)
    {
        double scale = Math.Abs(options.GradientScale);
        if (!measuresParameters)
        {
            RecordGradient(optimizer, null, parameters, options.MeasuresGradients ? result.GradientNorm : null, scale, measures);
            RecordWeights(optimizer, null, parameters, in options, measures);
            return;
        }

        foreach (ref readonly Parameter parameter in parameters)
        {
            ReadOnlySpan<Parameter> alone = new(in parameter);
            RecordGradient(optimizer, parameter.Name, alone, options.MeasuresGradients ? scale * Math.Sqrt(parameter.GradientSquares[0]) : null, scale, measures);
            RecordWeights(optimizer, parameter.Name, alone, in options, measures);
        }
    }

    /// <summary>Records the norm of gradients, which the step has found out before its passes, or these on their way.</summary>
    private static void RecordGradient(string optimizer, string? name, ReadOnlySpan<Parameter> parameters, double? known, double scale, StepMeasures measures)
    {
        if (known is not null || (measures & StepMeasures.Gradient) != 0)
        {
            OptimizerMetrics.RecordGradient(optimizer, name, known ?? scale * GradientNormOf(parameters));
        }
    }

    private static void RecordWeights(string optimizer, string? name, ReadOnlySpan<Parameter> parameters, in StepOptions options, StepMeasures measures)
    {
        if ((measures & StepMeasures.Weights) == 0)
        {
            return;
        }

        Span<double> updates = stackalloc double[ReductionTree.LargestDepth];
        Span<double> weights = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < parameters.Length; i++)
        {
            // Weights that the step has not written, or not after it asked for the last gradient.
            if ((parameters[i].Norms.Measured & StepMeasures.Weights) == 0)
            {
                parameters[i].MeasureWeights(StepSettings.Plain with { Threads = Crew.ThreadsOf(options.Threads) });
            }

            ReductionTree.Push(updates, i, parameters[i].Norms.UpdateSquares, ReductionKind.Sum);
            ReductionTree.Push(weights, i, parameters[i].Norms.WeightSquares, ReductionKind.Sum);
        }

        double weightNorm = Norm(weights, parameters.Length);
        OptimizerMetrics.RecordWeights(optimizer, name, weightNorm);
        if ((measures & StepMeasures.Update) != 0)
        {
            OptimizerMetrics.RecordUpdate(optimizer, name, Norm(updates, parameters.Length), weightNorm);
        }
    }

    private static double GradientNormOf(ReadOnlySpan<Parameter> parameters)
    {
        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < parameters.Length; i++)
        {
            ReductionTree.Push(open, i, parameters[i].Norms.GradientSquares, ReductionKind.Sum);
        }

        double norm = Norm(open, parameters.Length);
        if (double.IsFinite(norm))
        {
            return norm;
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            ReductionTree.Push(open, i, parameters[i].Norms.HugeGradientSquares, ReductionKind.Sum);
        }

        return ParameterNorms.HugeUnit * Norm(open, parameters.Length);
    }

    private static double Norm(ReadOnlySpan<double> open, int count) => count == 0 ? 0 : Math.Sqrt(ReductionTree.Close(open, count, ReductionKind.Sum));
}
