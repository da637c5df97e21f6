using System.Runtime.CompilerServices;
using OptGen.Memory;
using OptGen.Metrics;
using OptGen.Passes;
using OptGen.Threads;

namespace OptGen.Steps;

/// <summary>What every call of a step owes, whatever takes part in it, in the order in which it is owed. Until the schedules are followed, no weight, state or count has changed.</summary>
internal static class StepProtocol
{
    /// <summary>Makes one call of a step while memory is held that is no array.</summary>
    /// <param name="scope">What takes part.</param>
    /// <param name="memory">Memory that the caller gives instead of the parameters' own.</param>
    /// <param name="loss">The loss; null where none is given.</param>
    /// <param name="options">The options.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StepResult Call<TScope>(TScope scope, in StepMemory memory, double? loss, in StepOptions options)
        where TScope : struct, IStepScope =>
        scope.Memory.HasForeignMemory ? CallHeld(scope, in memory, loss, in options) : CallWithMemory(scope, in memory, loss, in options);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static StepResult CallHeld<TScope>(TScope scope, in StepMemory memory, double? loss, in StepOptions options)
        where TScope : struct, IStepScope
    {
        IHeldMemory held = scope.Memory;
        try
        {
            return held.Pin() ? CallWithMemory(scope, in memory, loss, in options) : CallFixed(scope, in memory, loss, options);
        }
        finally
        {
            held.Release();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe StepResult CallFixed<TScope>(TScope scope, in StepMemory memory, double? loss, StepOptions options)
        where TScope : struct, IStepScope
    {
        (bool isGiven, bool hasRows, int count) = (memory.IsGiven, memory.HasRows, memory.Rows.Length);

        // A reference to nothing pins nothing.
        fixed (byte* weights = &memory.Weights, gradient = &memory.Gradient)
        fixed (int* rows = memory.Rows)
        {
            (nint w, nint g, nint r) = ((nint)weights, (nint)gradient, (nint)rows);
            return scope.Memory.Fix(() => CallWithMemory(
                scope,
                hasRows ? new StepMemory(ref *(byte*)g, new ReadOnlySpan<int>((int*)r, count)) : isGiven ? new StepMemory(ref *(byte*)w, ref *(byte*)g, StepSettings.Plain) : new StepMemory(StepSettings.Plain),
                loss,
                in options));
        }
    }

    // Compiled once, together with the small methods of the scope: the first step compiles few methods.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static StepResult CallWithMemory<TScope>(TScope scope, in StepMemory memory, double? loss, in StepOptions options)
        where TScope : struct, IStepScope
    {
        scope.Check(loss, in options);
        StepMeasures measures = scope.IsMeasured && MetricsStart.IsListenedTo ? StepMeasurement.Needed(in options) : StepMeasures.None;
        double? stepLoss = scope.LossOf(loss);
        Gradients gradients = scope.Judge(in memory, in options);
        if (gradients.NonFinite is not null)
        {
            return Skip(scope, in gradients, stepLoss, in options);
        }

        OptimizerInfo info = scope.First.Info;
        StepSettings settings = new(gradients.Factor, options.ZeroGradients && info.GradientCalls == 0, ThreadsOf(scope, in memory, in options), measures);
        if (measures != StepMeasures.None)
        {
            StepMeasurement.Begin(scope.Parameters, settings);
        }

        scope.Allocate(in memory, gradients.Factor != 1);
        scope.Follow();
        scope.Begin(loss);
        bool isApplied = scope.Perform(memory.With(settings));
        scope.End(isApplied);
        if (options.ZeroGradients && (info.DependsOnRank || !info.Layout.ClearsGradient))
        {
            ClearRemaining(scope.Parameters);
        }

        StepResult result = gradients.ToResult(isApplied ? StepStatus.Applied : StepStatus.NeedsGradient, stepLoss);
        if (measures != StepMeasures.None && isApplied)
        {
            StepMeasurement.Record(scope.First.Name, scope.Parameters, result, in options, measures, scope.MeasuresParameters);
        }

        if (scope.IsMeasured)
        {
            MetricsStart.Begin();
        }

        return result;
    }

    /// <summary>Leaves all as it is but gradients that are to be zeroed: else whoever adds to them would never get rid of a NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static StepResult Skip<TScope>(TScope scope, in Gradients gradients, double? loss, in StepOptions options)
        where TScope : struct, IStepScope
    {
        if (options.ZeroGradients)
        {
            foreach (Parameter parameter in scope.Parameters)
            {
                parameter.ClearGradient();
            }
        }

        return gradients.ToResult(StepStatus.Skipped, loss);
    }

    /// <summary>
    /// How many threads may take part. The first step compiles code; helpers would wait for it and hold it up, unless there is enough to do. Passes over rows are not shared.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ThreadsOf<TScope>(TScope scope, in StepMemory memory, in StepOptions options)
        where TScope : struct, IStepScope
    {
        ReadOnlySpan<Parameter> parameters = scope.Parameters;
        return !memory.HasRows && (parameters[0].StepCount > 0 || IsWorthHelpAtOnce(scope.First.Info, parameters)) ? Crew.ThreadsOf(options.Threads) : 1;
    }

    private static bool IsWorthHelpAtOnce(OptimizerInfo info, ReadOnlySpan<Parameter> parameters)
    {
        long length = 0;
        foreach (Parameter parameter in parameters)
        {
            length += parameter.Length;
        }

        return length >= Crossover.Waking || info.Layout.MatrixOperations.Count > 0;
    }

    /// <summary>Zeroes those gradients that the passes have left alone.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ClearRemaining(ReadOnlySpan<Parameter> parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            if (!parameter.Plan.Layout.ClearsGradient)
            {
                parameter.ClearGradient();
            }
        }
    }
}
