using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Parameters;
using OptGen.Passes;
using OptGen.Reductions;
using OptGen.Threads;

namespace OptGen.Steps;

/// <summary>Finds out what options ask about gradients, and what is to be done about them, before a step touches anything.</summary>
internal static class GradientJudgement
{
    /// <summary>What PyTorch adds to a norm before it divides by it.</summary>
    private const double ClipEpsilon = 1e-6;

    /// <summary>A lesser sum of squares may have lost some to underflow.</summary>
    private const double LeastSquares = 1e-270;

    /// <summary>What is done about gradients of all parameters, which have been measured if they had to be.</summary>
    public static Gradients OfAll(ReadOnlySpan<Parameter> parameters, in StepOptions options)
    {
        double factor = options.Maximize ? -options.GradientScale : options.GradientScale;
        return options.MeasuresGradients ? OfAll(parameters, options, factor) : new Gradients(factor, null, 1, null);
    }

    /// <summary>What is done about the gradient of one parameter, or of some of its rows.</summary>
    public static Gradients OfOne(Parameter parameter, in StepMemory memory, in StepOptions options)
    {
        double factor = options.Maximize ? -options.GradientScale : options.GradientScale;
        return options.NonFinite != NonFinite.Propagate && parameter.FirstNonFinite(in memory, factor) >= 0
            ? Refuse(parameter, in memory, options, factor, null)
            : new Gradients(factor, null, 1, null);
    }

    private static Gradients OfAll(ReadOnlySpan<Parameter> parameters, in StepOptions options, double factor)
    {
        bool clips = !double.IsPositiveInfinity(options.MaxGradientNorm);
        double norm = Math.Abs(factor) * GradientNormOf(parameters);
        if (!double.IsFinite(norm))
        {
            if (options.NonFinite != NonFinite.Propagate && FirstNonFinite(parameters, factor) is { } parameter)
            {
                return Refuse(parameter, new StepMemory(StepSettings.Plain), options, factor, norm);
            }

            // Not clipped: what is not finite would spread to every weight.
            return new Gradients(factor, norm, 1, null);
        }

        double clip = clips && norm > options.MaxGradientNorm ? Math.Min(1, options.MaxGradientNorm / (norm + ClipEpsilon)) : 1;
        factor *= clip;
        return options.NonFinite != NonFinite.Propagate && FirstOverflow(parameters, factor, norm * clip) is { } beyond
            ? Refuse(beyond, new StepMemory(StepSettings.Plain), options, factor, norm)
            : new Gradients(factor, norm, clip, null);
    }

    private static Gradients Refuse(Parameter parameter, in StepMemory memory, in StepOptions options, double factor, double? norm)
    {
        if (options.NonFinite == NonFinite.Throw)
        {
            int element = parameter.FirstNonFinite(in memory, factor);
            string place = memory.HasRows ? $"Element {element % parameter.Columns} of the gradient of row {memory.Rows[element / parameter.Columns]}" : $"Element {element} of the gradient";
            bool isScaled = parameter.FirstNonFinite(in memory, 1) < 0;
            throw new ArithmeticException(
                $"{place} of parameter '{parameter.Name}' is infinite or not a number{(isScaled ? $" once it is multiplied by {factor}" : "")}; nothing was changed.");
        }

        return new Gradients(0, norm, 1, parameter);
    }

    /// <summary>Finds the sum of the squares of the gradient of each parameter of a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Measure(MemoryTables tables, in StepOptions options)
    {
        StepMemory memory = new(new StepSettings(1, false, Crew.ThreadsOf(options.Threads)));
        GradientNorm kernel = default;
        tables.Singles?.Reduce<GradientNorm, PlainGradient>(in kernel, in memory);
        tables.Doubles?.Reduce<GradientNorm, PlainGradient>(in kernel, in memory);
    }

    private static double GradientNormOf(ReadOnlySpan<Parameter> parameters)
    {
        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < parameters.Length; i++)
        {
            ReductionTree.Push(open, i, parameters[i].GradientSquares[0], ReductionKind.Sum);
        }

        double squares = parameters.Length == 0 ? 0 : ReductionTree.Close(open, parameters.Length, ReductionKind.Sum);
        return squares >= LeastSquares && double.IsFinite(squares) ? Math.Sqrt(squares) : NormByGreatest(parameters);
    }

    /// <summary>The norm where the squares of doubles overflow or underflow; infinite or NaN where a gradient is.</summary>
    private static double NormByGreatest(ReadOnlySpan<Parameter> parameters)
    {
        double greatest = 0;
        foreach (Parameter parameter in parameters)
        {
            greatest = Math.Max(greatest, parameter.GreatestGradient);
        }

        if (greatest == 0 || !double.IsFinite(greatest))
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

    private static Parameter? FirstNonFinite(ReadOnlySpan<Parameter> parameters, double factor)
    {
        StepMemory memory = new(StepSettings.Plain);
        foreach (Parameter parameter in parameters)
        {
            if (parameter.FirstNonFinite(in memory, factor) >= 0)
            {
                return parameter;
            }
        }

        return null;
    }

    /// <summary>The first parameter whose finite gradient is no longer so once it is scaled.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="factor">What gradients are multiplied by.</param>
    /// <param name="norm">The norm of all of them, scaled: where it is within the range of floats, so are they.</param>
    private static Parameter? FirstOverflow(ReadOnlySpan<Parameter> parameters, double factor, double norm) =>
        norm <= float.MaxValue && Math.Abs(factor) <= float.MaxValue ? null : FirstNonFinite(parameters, factor);
}
