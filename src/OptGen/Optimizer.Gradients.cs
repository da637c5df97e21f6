using System.Runtime.CompilerServices;
using OptGen.Kernels;
using OptGen.Threads;

namespace OptGen;

public abstract partial class Optimizer
{
    /// <summary>What PyTorch adds to a norm before it divides by it.</summary>
    private const double ClipEpsilon = 1e-6;

    /// <summary>Finds out what the options ask about the gradients of all parameters.</summary>
    private Gradients Prepare(in StepOptions options)
    {
        if (options.MeasuresGradients)
        {
            MeasureGradients(options);
        }

        return Judge(AllParameters, options);
    }

    /// <summary>What is done about gradients that have been measured, if they had to be.</summary>
    internal static Gradients Judge(ReadOnlySpan<Parameter> parameters, in StepOptions options)
    {
        double factor = options.Maximize ? -options.GradientScale : options.GradientScale;
        return options.MeasuresGradients ? Judge(parameters, options, factor) : new Gradients(factor, null, 1, null);
    }

    private static Gradients Judge(ReadOnlySpan<Parameter> parameters, in StepOptions options, double factor)
    {
        bool clips = !double.IsPositiveInfinity(options.MaxGradientNorm);
        double norm = Math.Abs(factor) * GradientNormOf(parameters);
        if (!double.IsFinite(norm))
        {
            if (options.NonFinite != NonFinite.Propagate && FirstNonFinite(parameters) is { } parameter)
            {
                return Refuse(parameter, new StepMemory(StepSettings.Plain), options, norm);
            }

            // Not clipped: what is not finite would spread to every weight.
            return new Gradients(factor, norm, 1, null);
        }

        double clip = clips ? Math.Min(1, options.MaxGradientNorm / (norm + ClipEpsilon)) : 1;
        return new Gradients(factor * clip, norm, clip, null);
    }

    /// <summary>Finds out what <see cref="Options"/> ask about the gradient of one parameter.</summary>
    private Gradients Prepare(Parameter parameter, in StepMemory memory)
    {
        if (Options.NonFinite != NonFinite.Propagate && parameter.FirstNonFinite(in memory) >= 0)
        {
            return Refuse(parameter, in memory, Options, null);
        }

        return new Gradients(Options.Maximize ? -Options.GradientScale : Options.GradientScale, null, 1, null);
    }

    private static Gradients Refuse(Parameter parameter, in StepMemory memory, in StepOptions options, double? norm)
    {
        if (options.NonFinite == NonFinite.Throw)
        {
            throw new ArithmeticException($"Element {parameter.FirstNonFinite(in memory)} of the gradient of parameter '{parameter.Name}' is infinite or not a number; nothing was changed.");
        }

        return new Gradients(0, norm, 1, parameter);
    }

    /// <summary>Finds the sum of the squares of the gradient of each parameter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void MeasureGradients(in StepOptions options)
    {
        StepSettings settings = new(1, false, Crew.ThreadsOf(options));
        GradientNorm kernel = default;
        Tables.Singles?.Reduce<GradientNorm, PlainGradient>(in kernel, settings);
        Tables.Doubles?.Reduce<GradientNorm, PlainGradient>(in kernel, settings);
    }

    private static double GradientNormOf(ReadOnlySpan<Parameter> parameters)
    {
        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < parameters.Length; i++)
        {
            ReductionTree.Push(open, i, parameters[i].GradientSquares[0], ReductionKind.Sum);
        }

        double squares = parameters.Length == 0 ? 0 : ReductionTree.Close(open, parameters.Length, ReductionKind.Sum);
        return double.IsFinite(squares) ? Math.Sqrt(squares) : NormOfHugeGradients(parameters);
    }

    /// <summary>The norm where the squares of doubles overflow; infinite or NaN where a gradient is.</summary>
    private static double NormOfHugeGradients(ReadOnlySpan<Parameter> parameters)
    {
        double greatest = 0;
        foreach (Parameter parameter in parameters)
        {
            greatest = Math.Max(greatest, parameter.GreatestGradient);
        }

        if (!double.IsFinite(greatest))
        {
            return greatest;
        }

        double squares = 0;
        foreach (Parameter parameter in parameters)
        {
            squares += parameter.SumOfSquares(greatest);
        }

        return greatest * Math.Sqrt(squares);
    }

    private static Parameter? FirstNonFinite(ReadOnlySpan<Parameter> parameters)
    {
        StepMemory memory = new(StepSettings.Plain);
        foreach (Parameter parameter in parameters)
        {
            if (!double.IsFinite(parameter.GradientSquares[0]) && parameter.FirstNonFinite(in memory) >= 0)
            {
                return parameter;
            }
        }

        return null;
    }
}
